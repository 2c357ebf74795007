import cookie from '@fastify/cookie'
import formbody from '@fastify/formbody'
import session from '@fastify/session'
import Fastify from 'fastify'
import { account } from './account.js'
import { pages } from './pages.js'

const app = Fastify()

app.register(formbody)
app.register(cookie)
app.register(session, {
  secret: 'of the test, and as long as it has to be',
  saveUninitialized: false,
  cookie: { secure: false, sameSite: 'lax' },
})
app.register(account)
app.register(pages)

await app.listen({ port: 0, host: '127.0.0.1' })
console.log(`listening on ${app.server.address().port}`)
