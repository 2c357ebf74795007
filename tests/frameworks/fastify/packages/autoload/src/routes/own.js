module.exports = async (instance) => {
  instance.post('/sign-out', async (request, reply) => { //=> endpoint POST /api/v2/sign-out
    return reply.clearCookie('token').code(204).send() //=> clears token path=/ domain=-
  })
}
module.exports.autoPrefix = '/v2'
