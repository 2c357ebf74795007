module.exports = async function session(fastify) {
  fastify.delete('/', async (request, reply) => reply.clearCookie('token').send())
}
