import fp from 'fastify-plugin'
import { endSession } from '../lib/end.js'

export default fp(async (server) => {
  server.post('/logout', async (request, reply) => { //=> endpoint POST /logout
    await endSession(request)
    reply.header('Set-Cookie', 'sid=; Path=/; Max-Age=0') //=> clears sid path=/ domain=-
    reply.header('Clear-Site-Data', '"cookies", "storage"')
    return reply.send()
  })
})
