import type { FastifyInstance, FastifyPluginOptions } from 'fastify'

export default function late(fastify: FastifyInstance, _options: FastifyPluginOptions, done: () => void) {
  // Neither does anything: the first has no route, the second is a notice to others.
  const logout = () => fastify.log.info('logout')
  fastify.post('/events/logout', async () => { logout() })

  fastify.post('/logout', async (request, reply) => { //=> endpoint POST /late/logout; reports require-cookie-deletion
    request.session = null //=> reports no-ineffective-session-destroy
    return reply.redirect('/logged-out')
  })
  done()
}
