import { AutoRouter as createRouter, error } from 'itty-router'

const router = createRouter({ base: '/api' })

const mustBeKnown = (request) => {
  if (!request.headers.get('Cookie')) return error(401)
}

router
  .post('/login', async (request, env) => {
    const id = crypto.randomUUID()
    await env.DB.prepare('INSERT INTO sessions (id) VALUES (?)').bind(id).run()
    return new Response('in', { headers: { 'Set-Cookie': `session=${id}; Path=/` } }) //=> sets session path=/ domain=-
  })
  .delete('/session', mustBeKnown, async (request, env) => { //=> endpoint DELETE /api/session
    await env.DB.prepare('DELETE FROM sessions WHERE id = ?').bind(request.session).run() //=> invalidates session
    return new Response(null, { status: 204, headers: { 'Set-Cookie': 'session=; Path=/; Max-Age=0' } }) //=> clears session path=/ domain=-
  })
  // A prepared statement that nobody runs.
  .get('/logout', (request, env) => { //=> endpoint GET /api/logout; reports no-get-logout; reports require-server-side-destroy
    env.DB.prepare('DELETE FROM sessions WHERE id = ?').bind(request.session)
    return new Response('bye', { headers: { 'Set-Cookie': 'session=; Path=/; Max-Age=0' } }) //=> clears session path=/ domain=-
  })

export default { ...router }
