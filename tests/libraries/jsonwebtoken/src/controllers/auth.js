const jsonwebtoken = require('jsonwebtoken')
const { COOKIE, options } = require('../config')

module.exports.login = async (req, res) => {
  const token = jsonwebtoken.sign({ sub: req.body.name }, process.env.SECRET, { expiresIn: '1h' })
  res.cookie(COOKIE, token, { ...options, maxAge: 3600 * 1000 }) //=> sets token path=/api domain=-
  res.json({})
}

module.exports.whoami = (req, res) => {
  try {
    res.json(jsonwebtoken.verify(req.cookies[COOKIE], process.env.SECRET))
  } catch {
    // Too old: the dead token is taken away, and nobody is logged out.
    res.clearCookie(COOKIE)
    res.sendStatus(401)
  }
}
