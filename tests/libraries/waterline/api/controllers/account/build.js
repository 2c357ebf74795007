// Nobody sends the query.
module.exports = function build(req, res) { //=> reports require-server-side-destroy
  RefreshToken.destroyOne({ id: req.cookies.refresh_token })
  res.clearCookie('refresh_token') //=> clears refresh_token path=/ domain=-
  return res.ok()
}
