const fastify = require('fastify')()
const leave = require('./leave')

fastify.register(require('fastify-cookie'))
fastify.register(require('fastify-server-session'), { secretKey: process.env.SECRET, sessionCookieName: 'sid', cookie: { path: '/' } }) //=> sets sid path=/ domain=-

fastify.post('/a/logout', leave) //=> endpoint POST /a/logout

fastify.post('/b/logout', async (request) => { //=> endpoint POST /b/logout; reports require-cookie-deletion
  request.session = null //=> reports no-ineffective-session-destroy
  return {}
})
