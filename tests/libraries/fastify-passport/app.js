import Fastify from 'fastify'
import session from '@fastify/session'
import cookie from '@fastify/cookie'
import { passport } from './passport.js'

const app = Fastify()
app.register(cookie)
app.register(session, { secret: process.env.SECRET })
app.register(passport.initialize())
app.register(passport.secureSession())

app.post('/login', { preValidation: passport.authenticate('local') }, async () => ({ ok: true }))

app.post('/a/logout', async (request, reply) => { //=> endpoint POST /a/logout
  await request.logOut() //=> invalidates session
  reply.clearCookie('sessionId') //=> clears sessionId path=/ domain=-
  return reply.send()
})
