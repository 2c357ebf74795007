module.exports = async function logout(req, res) {
  await RefreshToken.destroyOne({ id: req.cookies.refresh_token }) //=> invalidates refresh-token
  res.clearCookie('refresh_token') //=> clears refresh_token path=/ domain=-
  return res.ok()
}
