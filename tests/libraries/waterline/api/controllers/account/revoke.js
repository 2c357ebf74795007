module.exports = async function revoke(req, res) {
  await RefreshToken.updateOne({ id: req.cookies.refresh_token }).set({ revoked: true }) //=> invalidates refresh-token
  res.clearCookie('refresh_token') //=> clears refresh_token path=/ domain=-
  return res.ok()
}
