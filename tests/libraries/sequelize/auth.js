const { randomBytes } = require('crypto')
const { Session: Record, Draft } = require('./models')

async function login(req, res) {
  const token = randomBytes(32).toString('hex')
  await Record.create({ token, userId: req.body.user })
  res.cookie('session_token', token, { httpOnly: true })
  res.end()
}

async function logout(req, res) {
  const { session_token: token } = req.cookies
  await Record.destroy({ where: { token } }) //=> invalidates session
  res.clearCookie('session_token') //=> clears session_token path=/ domain=-
  res.end()
}

async function logOff(req, res) {
  const record = await Record.findOne({ where: { token: req.cookies.session_token } })
  record.active = false
  await record.save() //=> invalidates session
  res.clearCookie('session_token') //=> clears session_token path=/ domain=-
  res.end()
}

// Changed in memory only.
async function signOut(req, res) { //=> reports require-server-side-destroy
  const record = await Record.findOne({ where: { token: req.cookies.session_token } })
  record.token = null
  res.clearCookie('session_token') //=> clears session_token path=/ domain=-
  res.end()
}

async function discard(req, res) {
  await Draft.destroy({ where: { id: req.params.id } })
  res.end()
}

module.exports = { login, logout, logOff, signOut, discard }
