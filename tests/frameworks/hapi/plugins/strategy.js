module.exports = {
  name: 'strategy',
  async register(server, options) {
    server.auth.strategy('session', 'cookie', { //=> sets sid path=/ domain=-
      cookie: { name: options.name || 'sid', password: process.env.PASSWORD, path: '/', isSecure: true },
      redirectTo: '/login',
    })
    server.auth.default('session')
    server.decorate('toolkit', 'bye', function bye() {
      this.request.cookieAuth.clear() //=> invalidates session stateless; clears sid path=/ domain=-
      return this.response().code(204)
    })
  },
}
