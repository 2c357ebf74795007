import createServer, { type FastifyServerOptions } from 'fastify'
import cookies from '@fastify/cookie'
import { accounts } from './routes/accounts.js'
import shared from './routes/shared.js'
import sessions from './plugins/sessions.js'
import guards from './plugins/guards.js'

export function build(options: FastifyServerOptions = {}) {
  const app = createServer(options).withTypeProvider<object>()
  const server = app

  server.register(cookies)
  server.register(sessions)
  server.register(guards)

  server.register(accounts, { prefix: '/accounts' })
  // What shares the instance has no prefix of its own.
  server.register(shared, { prefix: '/ignored' })
  server.register(import('./routes/late.js'), { prefix: '/late' })

  server.register(async (outer) => {
    outer.register(async function inner(instance) {
      instance.post('/logout', async (request, reply) => { //=> endpoint POST /v1/nested/logout; sends
        await request.session.destroy() //=> invalidates session
        reply.clearCookie('sid', { path: '/' }) //=> clears sid path=/ domain=-
        return { ok: true }
      })
    }, { prefix: '/nested' })
  }, { prefix: '/v1/' })

  server.after(() => {
    server.get('/logged-out', async () => ({ text: 'You are logged out.' }))
  })

  return app
}

if (process.argv[1] === import.meta.filename) await build().listen({ port: 3000 })
