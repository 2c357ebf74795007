fastify.post('/logout', async function (request) { //=> endpoint POST /logout
  await this.mongo.db.collection('activeSessions').deleteOne({ _id: request.session.get('user') }) //=> invalidates session
  request.session.delete() //=> invalidates session stateless; clears session path=/ domain=-
  return true
})
