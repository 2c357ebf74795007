// Nothing is kept on the server: the token is all there is.
module.exports = async (fastify) => {
  fastify.post('/logout', async (request, reply) => { //=> endpoint POST /api/auth/logout
    await request.jwtVerify()
    reply.clearCookie('token', { path: '/' }) //=> clears token path=/ domain=-
    return { ok: true }
  })
}
