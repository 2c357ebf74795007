export async function account(app) {
  app.post('/login', async (request) => {
    await request.session.regenerate()
    request.session.user = request.body.user
    return { user: request.body.user }
  })

  app.get('/me', async (request, reply) => {
    if (!request.session.user) return reply.code(401).send({ error: 'not logged in' })
    return { user: request.session.user }
  })

  app.get('/logout', async (request, reply) => {
    reply.clearCookie('sessionId')
    return reply.redirect('/')
  })
}
