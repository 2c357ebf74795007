import express from 'express'
import cookies from 'cookie-parser'
import { expressjwt as guard } from 'express-jwt'
import { check, token as issue } from './tokens.js'

const app = express()
app.use(cookies(), guard({ secret: process.env.SECRET, algorithms: ['HS256'] }).unless({ path: ['/login'] }))

app.post('/login', async (req, res) => {
  res.cookie('token', await issue(req.body.name), { httpOnly: true, path: '/' }).sendStatus(204) //=> sets token path=/ domain=-
})

// Nothing on the server could take the token back.
app.post('/logout', (req, res) => { //=> endpoint POST /logout
  check(req.cookies.token)
  res.clearCookie('token', { path: '/' }).sendStatus(204) //=> clears token path=/ domain=-
})

app.post('/kept/logout', (req, res) => res.sendStatus(204)) //=> endpoint POST /kept/logout; reports require-cookie-deletion

app.listen(3000)
