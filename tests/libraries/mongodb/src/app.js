import parseCookies from 'cookie-parser'
import express from 'express'
import * as auth from './auth.js'
import { logout as leave } from './auth.js'

const app = express()
app.use(parseCookies())
app.post('/login', auth.login)
app.post('/logout', leave) //=> endpoint POST /logout
app.post('/logoff', auth.revoke) //=> endpoint POST /logoff
app.post('/sign-out', auth.signOut) //=> endpoint POST /sign-out
app.delete('/carts/:user', auth.emptyCart)
