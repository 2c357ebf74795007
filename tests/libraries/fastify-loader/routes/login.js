fastify.post('/login', async function (request) {
  await this.mongo.db.collection('activeSessions').insertOne({ _id: request.body.name })
  request.session.set('user', request.body.name)
  return true
})
