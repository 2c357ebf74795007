const express = require('express')
const jwt = require('jsonwebtoken')
const passport = require('passport')
require('./passport')(passport)

const app = express()

app.get('/auth/google/callback', passport.authenticate('google', { session: false }), (req, res) => {
  res.cookie('token', jwt.sign({ id: req.user.id }, 'k'), { httpOnly: true }) //=> sets token path=/ domain=-
  res.redirect('/')
})

app.post('/logout', (req, res) => { //=> endpoint POST /logout
  res.clearCookie('token') //=> clears token path=/ domain=-
  res.end()
})

app.listen(3000)
