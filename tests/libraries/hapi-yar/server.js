const Hapi = require('@hapi/hapi')
const { logout: leave } = require('./reset')

const server = Hapi.server()

const init = async () => {
  await server.register({ plugin: require('@hapi/yar'), options: { maxCookieSize: 0, name: 'kept', cookieOptions: { password: process.env.PASSWORD } } }) //=> sets kept path=/ domain=-
  server.route({ method: 'POST', path: '/a/logout', handler: leave }) //=> endpoint POST /a/logout
  server.route({ method: 'POST', path: '/b/logout', handler: (request, h) => { //=> endpoint POST /b/logout; reports require-cookie-deletion
    request.yar.clear('user') //=> invalidates session partial
    return h.response()
  } })
  await server.start()
}

init()
