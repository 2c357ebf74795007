const jwt = require('jsonwebtoken')
const { people, save } = require('./people')

module.exports = async function login(req, res) {
  const found = people.all.find((one) => one.name === req.body.name)
  if (!found || found.password !== req.body.password) return res.sendStatus(401)
  const refreshToken = jwt.sign({ sub: found.name }, process.env.REFRESH_SECRET, { expiresIn: '1d' })
  people.set([...people.all.filter((one) => one.name !== found.name), { ...found, refreshToken }])
  await save()
  res.cookie('jwt', refreshToken, { httpOnly: true }) //=> sets jwt path=/ domain=-
  res.json({ accessToken: jwt.sign({ sub: found.name }, process.env.ACCESS_SECRET, { expiresIn: '5m' }) })
}
