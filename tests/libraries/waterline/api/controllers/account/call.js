module.exports = function call(req, res) {
  RefreshToken.destroy({ id: req.cookies.refresh_token }).exec((error) => { //=> invalidates refresh-token
    if (error) return res.serverError()
    res.clearCookie('refresh_token') //=> clears refresh_token path=/ domain=-
    return res.ok()
  })
}
