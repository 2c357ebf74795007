exports.leave = function leave(res) {
  res.clearCookie('refreshToken', { path: '/' }) //=> clears refreshToken path=/ domain=-
  res.sendStatus(204)
}
