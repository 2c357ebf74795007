import { expired, leave } from './session.js'

/** A worker without a router. */
export default {
  async fetch(request, env, context) {
    const { pathname } = new URL(request.url)
    if (pathname === '/login' && request.method === 'POST') return login(request, env)
    if (pathname === '/logout' && request.method === 'POST') { //=> endpoint POST /logout
      await leave(request, env)
      return new Response(null, { status: 303, headers: { Location: '/', 'Set-Cookie': expired('/') } }) //=> clears sid path=/ domain=-
    }
    switch (pathname) {
      case '/signout': //=> endpoint ANY /signout; reports no-get-logout
        context.waitUntil(leave(request, env))
        return new Response('bye', { headers: { 'Set-Cookie': expired('/account') } }) //=> clears sid path=/account domain=-; reports no-mismatched-cookie-deletion
      case '/logged-out':
        return new Response('You are logged out.')
      default:
        return new Response('not found', { status: 404 })
    }
  },
}

async function login(request, env) {
  const id = crypto.randomUUID()
  await env.SESSIONS.put(`session:${id}`, await request.text(), { expirationTtl: 3600 })
  return new Response('in', { headers: { 'Set-Cookie': `sid=${id}; Path=/; Secure; HttpOnly` } }) //=> sets sid path=/ domain=-
}
