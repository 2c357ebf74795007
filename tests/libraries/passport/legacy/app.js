const express = require('express')
const passport = require('passport')

const app = express()
app.use(require('express-session')({ secret: process.env.SECRET, name: 'legacy' }))
app.use(passport.initialize(), passport.session())

app.post('/logout', (req, res) => { //=> endpoint POST /logout
  req.logout() //=> invalidates session partial
  res.clearCookie('legacy') //=> clears legacy path=/ domain=-
  res.redirect('/')
})

// 0.5 knows no callback: nobody calls it, and nothing is ever saved.
//=> endpoint POST /signout; reports require-cookie-deletion
app.post('/signout', (req, res) => {
  req.logout(() => { //=> reports no-ineffective-session-destroy
    res.clearCookie('legacy')
    res.redirect('/')
  })
})
