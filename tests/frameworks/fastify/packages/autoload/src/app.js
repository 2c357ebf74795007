const path = require('node:path')
const load = require('@fastify/autoload')

module.exports = async function app(fastify, opts) {
  fastify.register(require('@fastify/cookie'))
  fastify.register(require('@fastify/jwt'), { secret: process.env.SECRET, cookie: { cookieName: 'token' } })
  fastify.register(load, {
    dir: path.join(__dirname, 'routes'),
    options: { ...opts, prefix: '/api' },
    routeParams: true,
  })
}
