module.exports = async function login(req, res) {
  await RefreshToken.create({ id: req.body.token, user: req.body.user })
  res.cookie('refresh_token', req.body.token, { path: '/' }) //=> sets refresh_token path=/ domain=-
  return res.ok()
}
