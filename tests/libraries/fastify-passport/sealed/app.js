const fastify = require('fastify')()
const passport = require('@fastify/passport').default

fastify.register(require('@fastify/secure-session'), { key: process.env.KEY, cookie: { path: '/' } }) //=> sets session path=/ domain=-
fastify.register(passport.initialize())
fastify.get('/logout', async (request, reply) => { //=> endpoint GET /logout; reports no-get-logout; reports require-cookie-deletion
  await request.logout() //=> invalidates session stateless
  reply.redirect('/')
})
