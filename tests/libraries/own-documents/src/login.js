const jwt = require('jsonwebtoken')
const { User } = require('./models')

exports.login = async function login(req, res) {
  const user = await User.findOne({ email: req.body.email })
  if (!user || user.password !== req.body.password) return res.sendStatus(401)
  const refreshToken = jwt.sign({ sub: user.id }, process.env.SECRET, { expiresIn: '30d' })
  user.refreshToken = refreshToken
  await user.save()
  res.cookie('refreshToken', refreshToken, { httpOnly: true, path: '/' }) //=> sets refreshToken path=/ domain=-
  res.json({ accessToken: jwt.sign({ sub: user.id }, process.env.SECRET, { expiresIn: '10m' }) })
}
