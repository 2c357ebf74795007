import Jar from 'cookies'
import express from 'express'
import jwt from 'jsonwebtoken'
import { dropToken as drop } from './jar.mjs'

const app = express()

app.post('/login', (req, res) => {
  const jar = new Jar(req, res)
  jar.set('token', jwt.sign({}, process.env.SECRET)) //=> sets token path=/ domain=-
  res.end()
})

app.post('/logout', (req, res) => { //=> endpoint POST /logout
  drop(req, res)
  res.end()
})

// A value that is not empty, and a lifetime of nothing, which this library takes for no lifetime.
app.post('/signout', (req, res) => { //=> endpoint POST /signout
  const jar = new Jar(req, res)
  jar.set('token', 'deleted', { maxAge: 0 }) //=> blanks token path=/ domain=-; reports no-mismatched-cookie-deletion
  res.end()
})

app.post('/log-out', (req, res) => { //=> endpoint POST /log-out
  //=> clears token path=/account domain=-; reports no-mismatched-cookie-deletion
  new Jar(req, res).set('token', null, { path: '/account' })
  res.end()
})

app.post('/banner', (req, res) => {
  Jar(req, res).set('banner')
  res.end()
})
