const logout = require('../routes/logout')
const { forget: drop } = require('../lib/forget')

exports.plugin = {
  name: 'accounts',
  register: async (server, options) => {
    server.expose('leave', request => drop(request))

    server.route([
      {
        method: 'POST',
        path: '/login',
        handler: (request, h) => {
          request.cookieAuth.set({ id: request.payload.id })
          return h.response().code(204)
        },
      },
      logout(options),
      //=> endpoint DELETE /v1/session
      {
        method: 'DELETE',
        path: '/session',
        handler: (request, h) => h.bye(),
      },
    ])

    server.route({ method: ['GET', 'POST'], path: '/sign-out', handler: (request, h) => { //=> endpoint GET|POST /v1/sign-out; reports no-get-logout
      request.server.plugins.accounts.leave(request)
      return h.redirect('/')
    } })

    server.route({ method: '*', path: '/logoff', options: { handler: async (request, h) => { //=> endpoint ANY /v1/logoff; reports no-get-logout
      drop(request)
      return h.response({ ok: true }).header('Clear-Site-Data', '"cookies", "storage"').takeover()
    } } })

    server.route({ method: 'POST', path: '/users/{id}/logout', handler: request => request.params.id })
    server.route({ method: 'POST', path: '/logs/output', handler: () => null })
  },
}
