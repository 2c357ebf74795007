import plugin from 'fastify-plugin'
import session from '@fastify/session'
import type { FastifyInstance } from 'fastify'

export default plugin(async function sessions(server: FastifyInstance) {
  server.register(session, { secret: process.env.SECRET as string, cookieName: 'sid', cookie: { secure: true } }) //=> sets sid path=/ domain=-
})
