import { server as createServer } from '@hapi/hapi'
import jwt from 'jsonwebtoken'

const server = createServer({ state: { isSameSite: 'Lax' } })
const names = { access: 'access', refresh: 'refresh' }

// What is said here goes for both directions.
server.state(names.access, { path: '/', ttl: 3600000 })

server.route([
  {
    method: 'POST', path: '/auth/login',
    handler: (request, h) => {
      h.state(names.access, jwt.sign({ id: request.payload.id }, process.env.SECRET)) //=> sets access path=/ domain=-
      return h.response().state('refresh', jwt.sign({}, process.env.SECRET)) //=> sets refresh path=- domain=-
    },
  },
  //=> endpoint POST /auth/logout
  {
    method: 'POST', path: '/auth/logout',
    handler: (request, h) => h.response().unstate('access').unstate(names.refresh), //=> clears access path=/ domain=-; clears refresh path=- domain=-
  },
  // The browser keeps `refresh` for /auth.
  //=> endpoint POST /sign-out
  {
    method: 'POST', path: '/sign-out',
    handler: (request, h) => {
      h.unstate('access') //=> clears access path=/ domain=-
      return h.response().unstate('refresh') //=> clears refresh path=- domain=-; reports no-mismatched-cookie-deletion
    },
  },
  //=> endpoint POST /auth/logoff
  {
    method: 'POST', path: '/auth/logoff',
    handler: (request, h) => {
      h.unstate('access', { path: '/auth' }) //=> clears access path=/auth domain=-; reports no-mismatched-cookie-deletion
      h.state('refresh', '', { ttl: 0 }) //=> clears refresh path=- domain=-
      return null
    },
  },
])
