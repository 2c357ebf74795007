const express = require('express')
const { login, logout: leave, logOff, signOut, discard } = require('./auth')

const app = express()
app.post('/login', login)
app.post('/logout', leave) //=> endpoint POST /logout
app.post('/logoff', logOff) //=> endpoint POST /logoff
app.post('/sign-out', signOut) //=> endpoint POST /sign-out
app.delete('/drafts/:id', discard)
app.listen(3000)
