const jwt = require('jsonwebtoken')
const Token = require('../models/RefreshToken')
const PasswordReset = require('../models/PasswordReset')

exports.login = async (req, res) => {
  const refreshToken = jwt.sign({ sub: req.body.user }, process.env.REFRESH_SECRET)
  await Token.create({ token: refreshToken, user: req.body.user })
  res.cookie('refreshToken', refreshToken, { httpOnly: true })
  res.json({})
}

exports.logout = async (req, res) => {
  await Token.deleteOne({ token: req.cookies.refreshToken }) //=> invalidates refresh-token
  res.clearCookie('refreshToken') //=> clears refreshToken path=/ domain=-
  res.sendStatus(204)
}

// A query that nobody waits for is never sent.
exports.lazyLogout = (req, res) => { //=> reports require-server-side-destroy
  Token.deleteOne({ token: req.cookies.refreshToken })
  res.clearCookie('refreshToken') //=> clears refreshToken path=/ domain=-
  res.sendStatus(204)
}

// `undefined` is not written.
exports.emptyLogout = async (req, res) => {
  await Token.findOneAndUpdate({ token: req.cookies.refreshToken }, { token: undefined }) //=> reports no-ineffective-session-destroy
  res.clearCookie('refreshToken') //=> clears refreshToken path=/ domain=-
  res.sendStatus(204)
}

exports.savedLogout = async (req, res) => {
  const found = await Token.findOne({ token: req.cookies.refreshToken })
  if (found) {
    await found.deleteOne() //=> invalidates refresh-token
  }
  res.clearCookie('refreshToken') //=> clears refreshToken path=/ domain=-
  res.sendStatus(204)
}

exports.resetPassword = async (req, res) => {
  await PasswordReset.deleteOne({ code: req.body.code })
  res.sendStatus(204)
}
