import express from 'express'
import { closeTicket, login, logOff, logout as leave, signOut } from './auth.mjs'

const app = express()
app.post('/login', login)
app.post('/logout', leave) //=> endpoint POST /logout
app.post('/logoff', logOff) //=> endpoint POST /logoff
app.post('/sign-out', signOut) //=> endpoint POST /sign-out
app.delete('/tickets/:id', closeTicket)
