const Hapi = require('@hapi/hapi')
const Yar = require('@hapi/yar')

const init = async () => {
  const server = new Hapi.Server()
  await server.register({ plugin: Yar, options: { cookieOptions: { password: process.env.PASSWORD } } })
  server.route({ method: 'POST', path: '/logout', handler: (request, h) => { //=> endpoint POST /logout
    request.yar.reset() //=> invalidates session stateless
    return null
  } })
}

init()
