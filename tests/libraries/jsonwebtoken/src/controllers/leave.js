const jwt = require('jsonwebtoken')
const config = require('../config')

exports.signOut = function signOut(req, res) {
  res.clearCookie(config.COOKIE, config.options) //=> clears token path=/api domain=-
  res.end()
}

exports.oldSignOut = (req, res) => {
  res.clearCookie('token') //=> clears token path=/ domain=-; reports no-mismatched-cookie-deletion
  res.redirect('/')
}

// A token that lives for a second replaces the one of the login, with the same attributes.
exports.shorten = (req, res) => {
  const short = jwt.sign({}, process.env.SECRET, { expiresIn: 1 })
  res.cookie(config.COOKIE, short, { ...config.options, maxAge: 1 }) //=> clears token path=/api domain=-
  res.sendStatus(204)
}
