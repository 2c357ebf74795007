exports.logout = (request, h) => {
  request.yar.reset() //=> invalidates session
  return h.redirect('/')
}
