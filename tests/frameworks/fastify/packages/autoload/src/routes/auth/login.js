module.exports = async (fastify) => {
  fastify.post('/login', async (request, reply) => {
    const token = await reply.jwtSign({ id: request.body.id })
    reply.setCookie('token', token, { path: '/', httpOnly: true }) //=> sets token path=/ domain=-
    return { ok: true }
  })
}
