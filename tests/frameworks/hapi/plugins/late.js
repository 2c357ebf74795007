exports.name = 'late'
exports.register = function (server) {
  // The strategy's cookie is sealed; what is taken back here is another one.
  server.route({ method: 'POST', path: '/log-out', handler(request, h) { //=> endpoint POST /late/log-out; reports require-cookie-deletion
    return h.response().unstate('theme') //=> clears theme path=- domain=-
  } })
}
