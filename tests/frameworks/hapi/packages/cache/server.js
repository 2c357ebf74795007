const Hapi = require('@hapi/hapi')
const { randomUUID } = require('crypto')

const init = async () => {
  const server = new Hapi.Server({ port: 3000 })
  await server.register(require('@hapi/cookie'))

  const cache = server.cache({ segment: 'sessions', expiresIn: 86400000 })
  server.app.cache = cache

  server.auth.strategy('session', 'cookie', {
    cookie: { name: 'sid-cache', password: process.env.PASSWORD, path: '/' },
    validate: async (request, session) => {
      const cached = await request.server.app.cache.get(session.sid)
      return cached ? { isValid: true, credentials: cached.account } : { isValid: false }
    },
  })

  server.route([
    {
      method: 'POST', path: '/login',
      handler: async (request, h) => {
        const sid = randomUUID()
        await request.server.app.cache.set(sid, { account: request.payload.name }, 0)
        request.cookieAuth.set({ sid })
        return h.redirect('/')
      },
    },
    //=> endpoint POST /logout
    {
      method: 'POST', path: '/logout',
      handler: async (request, h) => {
        await request.server.app.cache.drop(request.state['sid-cache'].sid) //=> invalidates session
        request.cookieAuth.clear() //=> invalidates session stateless; clears sid-cache path=/ domain=-
        return h.redirect('/')
      },
    },
    //=> endpoint POST /sign-out
    {
      method: 'POST', path: '/sign-out',
      handler: (request, h) => { //=> reports require-server-side-destroy
        request.cookieAuth.clear() //=> invalidates session stateless; clears sid-cache path=/ domain=-
        return h.redirect('/')
      },
    },
  ])
}

init()
