const express = require('express')
const sealed = require('cookie-session')
const { forgetUser: forget } = require('./forget')

const app = express()

app.use(sealed({ name: 'auth', keys: [process.env.KEY], path: '/app' })) //=> sets auth path=/app domain=-

app.post('/app/login', (req, res) => {
  req.session.user = req.body.user
  res.redirect('/app')
})

app.post('/app/logout', (req, res) => { //=> endpoint POST /app/logout
  forget(req)
  res.redirect('/')
})

app.get('/app/signout', (req, res) => { //=> endpoint GET /app/signout; reports no-get-logout
  forget(req)
  res.redirect('/')
})

// An empty object is not saved, and nothing is sent: the cookie stays as it is.
app.post('/app/logoff', (req, res) => { //=> endpoint POST /app/logoff; reports require-cookie-deletion
  req.session = {}
  res.redirect('/')
})

app.post('/app/log-out', (req, res) => { //=> endpoint POST /app/log-out
  req.session = null //=> invalidates session stateless; clears auth path=/app domain=-
  res.clearCookie('auth') //=> clears auth path=/ domain=-
  res.redirect('/')
})

// Neither of these reaches the cookie: a deleted property is no session of null, and there is no such function.
app.post('/app/v2/logout', (req, res) => { //=> endpoint POST /app/v2/logout; reports require-cookie-deletion
  delete req.session
  res.redirect('/')
})

app.post('/app/v3/logout', (req, res) => { //=> endpoint POST /app/v3/logout; reports require-cookie-deletion
  req.session.destroy(() => res.redirect('/'))
})

// A basket is emptied.
app.post('/app/basket/clear', (req, res) => {
  req.session.basket = null
  res.redirect('/app')
})

module.exports = app
