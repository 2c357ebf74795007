import Fastify from 'fastify'
import cookie from '@fastify/cookie'
import jwt from 'jsonwebtoken'

const app = Fastify()
await app.register(cookie)

app.post('/auth/login', async (request, reply) => {
  // Without a Path the browser keeps it for /auth.
  reply.setCookie('token', jwt.sign({ id: request.body.id }, process.env.SECRET), { httpOnly: true }) //=> sets token path=- domain=-
  return { ok: true }
})

app.post('/auth/logout', async (request, reply) => { //=> endpoint POST /auth/logout
  reply.clearCookie('token') //=> clears token path=/ domain=-; reports no-mismatched-cookie-deletion
  return { ok: true }
})

app.post('/auth/sign-out', async (request, reply) => { //=> endpoint POST /auth/sign-out
  reply.setCookie('token', '', { maxAge: 0, httpOnly: true }) //=> clears token path=- domain=-
  return { ok: true }
})

app.post('/auth/logoff', async (request, reply) => { //=> endpoint POST /auth/logoff
  reply.setCookie('token', '', { path: '/auth' }) //=> blanks token path=/auth domain=-
  return { ok: true }
})

app.listen({ port: 3000 })
