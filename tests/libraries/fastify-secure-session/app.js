import Fastify from 'fastify'
import secureSession from '@fastify/secure-session'
import { forget as drop } from './forget.js'

const app = Fastify()
app.register(secureSession, { sessionName: 'login', cookieName: 'sealed', key: process.env.KEY, cookie: { path: '/', secure: true } }) //=> sets sealed path=/ domain=-

app.post('/a/logout', async (request, reply) => { //=> endpoint POST /a/logout
  drop(request)
  return reply.send()
})

// No such function: it throws.
app.post('/b/logout', async (request, reply) => { //=> endpoint POST /b/logout; reports require-cookie-deletion
  request.login.destroy()
  return reply.send()
})
