const express = require('express')
const { logout: leave, ...auth } = require('./auth')

const app = express()
app.post('/login', auth.login)
app.post('/logout', leave) //=> endpoint POST /logout
app.post('/sign-out', auth.signOut) //=> endpoint POST /sign-out
app.post('/unsubscribe', auth.unsubscribe)
