const server = require('express')()
const session = require('express-session')

server.use(session({ secret: process.env.SECRET, unset: 'destroy', cookie: { maxAge: 60000 } }))

server.post('/logout', (req, res) => { //=> endpoint POST /logout
  req.session = null //=> invalidates session
  res.clearCookie('connect.sid') //=> clears connect.sid path=/ domain=-
  res.redirect('/')
})

// Express 4 takes the lifetime over, and so sets a live cookie.
server.post('/auth/logout', (req, res) => { //=> endpoint POST /auth/logout
  const cookie = { maxAge: 60000 }
  req.session = null //=> invalidates session
  res.clearCookie('connect.sid', cookie) //=> blanks connect.sid path=/ domain=-; reports no-mismatched-cookie-deletion
  res.redirect('/')
})
