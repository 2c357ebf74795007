import fp from 'fastify-plugin'

export default fp(async (instance) => {
  instance.decorate('mustBeKnown', async (request, reply) => {
    if (!request.session.user) return reply.code(401).send()
  })
  instance.decorate('leave', async (request, reply) => {
    await request.session.destroy() //=> invalidates session
    reply.clearCookie('sid') //=> clears sid path=/ domain=-
  })
  instance.decorateReply('forget', function () {
    this.clearCookie('sid', { path: '/' }) //=> clears sid path=/ domain=-
    return this
  })
})
