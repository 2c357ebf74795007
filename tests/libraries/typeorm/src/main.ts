import express from 'express'
import { AuthController as Controller } from './auth.controller.ts'

const app = express()
const auth = new Controller()

app.post('/login', auth.login)
app.post('/logout', auth.logout) //=> endpoint POST /logout
app.post('/logoff', auth.logoff) //=> endpoint POST /logoff
app.post('/sign-out', auth.signOut) //=> endpoint POST /sign-out
app.post('/vouchers/:id', auth.redeem)
