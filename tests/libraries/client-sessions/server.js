var express = require('express')
var clientSessions = require('client-sessions')
var leave = require('./leave').resetSession

var app = express()

app.use(clientSessions({
  cookieName: 'mySession',
  secret: process.env.SECRET,
  duration: 24 * 60 * 60 * 1000
}))
app.use(clientSessions({ cookieName: 'form', requestKey: 'draft', secret: process.env.SECRET }))

app.post('/login', function (req, res) {
  req.mySession.user = req.body.user
  res.redirect('/')
})

app.post('/logout', function (req, res) { //=> endpoint POST /logout
  leave(req)
  res.redirect('/')
})

app.get('/signout', function (req, res) { //=> endpoint GET /signout; reports no-get-logout
  var session = req.mySession
  session.reset() //=> invalidates session stateless
  res.redirect('/')
})

// Another cookie of the same kind.
app.post('/draft/discard', function (req, res) {
  req.draft.reset()
  res.redirect('/')
})
