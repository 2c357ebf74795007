import Fastify from 'fastify'
import fastifySession from '@fastify/session'
import cookie from '@fastify/cookie'
import { end as finish } from './end.js'

const app = Fastify()
app.register(cookie)
app.register(fastifySession, { secret: process.env.SECRET, cookie: { secure: 'auto', domain: 'example.com' } }) //=> sets sessionId path=/ domain=example.com

app.post('/a/logout', async (request, reply) => { //=> endpoint POST /a/logout
  await finish(request)
  reply.clearCookie('sessionId', { path: '/', domain: 'example.com' }) //=> clears sessionId path=/ domain=example.com
  return reply.send()
})

app.post('/b/logout', (req, res) => { //=> endpoint POST /b/logout
  req.session.destroy((error) => { //=> invalidates session
    res.clearCookie('sessionId') //=> clears sessionId path=/ domain=-; reports no-mismatched-cookie-deletion
    res.code(error ? 500 : 204).send()
  })
})

app.post('/c/logout', async (request, reply) => { //=> endpoint POST /c/logout
  await request.session.regenerate() //=> invalidates session
  return reply.redirect('/')
})

// The user is gone, the record is not.
app.post('/d/logout', async (request, reply) => { //=> endpoint POST /d/logout; reports require-cookie-deletion
  request.session.user = null //=> invalidates session partial
  return reply.send()
})

app.post('/e/logout', async (request, reply) => { //=> endpoint POST /e/logout; reports require-cookie-deletion
  request.session.set('user', undefined) //=> invalidates session partial
  return reply.send()
})

app.post('/f/logout', async (request, reply) => { //=> endpoint POST /f/logout; reports require-cookie-deletion
  delete request.session //=> reports no-ineffective-session-destroy
  return reply.send()
})

// Written back when the answer is sent.
app.post('/g/logout', async (request, reply) => { //=> endpoint POST /g/logout; reports require-cookie-deletion
  request.sessionStore.destroy(request.session.sessionId, () => {}) //=> reports no-ineffective-session-destroy
  return reply.send()
})

// A function of another plugin: it throws here.
app.post('/h/logout', async (request, reply) => { //=> endpoint POST /h/logout; reports require-cookie-deletion
  request.session.delete() //=> reports no-ineffective-session-destroy
  return reply.send()
})

// Only the browser forgets, and the plugin sets the cookie again.
app.post('/i/logout', async (request, reply) => { //=> endpoint POST /i/logout; reports require-server-side-destroy
  reply.clearCookie('sessionId', { domain: 'example.com' }) //=> clears sessionId path=/ domain=example.com
  return reply.send()
})
