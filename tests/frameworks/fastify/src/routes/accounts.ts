import type { FastifyPluginAsync } from 'fastify'
import { answer, endSession as finish, forget } from '../lib/end.js'

export const accounts: FastifyPluginAsync = async (routes) => {
  routes.post('/login', async (request, reply) => {
    await request.session.regenerate()
    request.session.user = request.body.name
    return reply.code(204).send()
  })

  routes.post('/logout', { preHandler: [routes.mustBeKnown] }, async (request, reply) => { //=> endpoint POST /accounts/logout
    await finish(request)
    reply.clearCookie('sid') //=> clears sid path=/ domain=-
    return answer(reply)
  })

  // Only the browser forgets.
  routes.post('/sign-out', { schema: {}, handler: forget }) //=> endpoint POST /accounts/sign-out

  //=> endpoint GET|POST /accounts/logoff; reports no-get-logout
  routes.route({
    method: ['GET', 'POST'],
    url: '/logoff',
    async handler(request, reply) {
      await finish(request)
      reply.forget().redirect('/logged-out') //=> sends
    },
  })

  routes.delete<{ Reply: null }>('/session', async (request, reply) => { //=> endpoint DELETE /accounts/session
    await request.server.leave(request, reply)
    return null
  })

  routes.all('/signout', async function (request, reply) { //=> endpoint ANY /accounts/signout; reports no-get-logout
    await this.leave(request, reply)
    reply.redirect('/logged-out', 303)
  })

  // The callback's answer comes when the session is gone.
  routes.post('/log-out', (request, reply) => { //=> endpoint POST /accounts/log-out
    request.session.destroy((error) => { //=> invalidates session
      if (error) reply.code(500).send()
      else reply.clearCookie('sid').code(204).send() //=> clears sid path=/ domain=-
    })
  })

  routes.get('/logout', async (request, reply) => reply.view('/logout.hbs'))
  routes.post('/logs/output', async () => ({ lines: [] }))
  routes.post('/users/:id/logout', async (request) => ({ id: request.params.id }))
}
