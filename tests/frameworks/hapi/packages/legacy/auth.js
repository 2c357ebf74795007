'use strict'

exports.register = (server, options, next) => {
  server.route({ method: 'GET', path: '/logout', config: { handler: leave } }) //=> endpoint GET /auth/logout; reports no-get-logout
  next()
}
exports.register.attributes = { name: 'auth' }

function leave(request, reply) {
  request.cookieAuth.clear() //=> invalidates session stateless; clears sid-old path=/ domain=-
  reply.redirect('/')
}
