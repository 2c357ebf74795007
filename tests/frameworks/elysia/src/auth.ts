import { Elysia } from 'elysia'
import { COOKIE, Sessions } from './lib/sessions'

const service = new Elysia({ name: 'service' }).decorate('sessions', new Sessions())

export const auth = new Elysia({ prefix: '/auth' })
  .use(service)
  .post('/login', async ({ cookie: { sid }, sessions, body }) => {
    sid.set({ value: await sessions.start(body.name), httpOnly: true, secure: true }) //=> sets sid path=/ domain=-
    return { in: true }
  })
  .post('/logout', async ({ cookie: { sid }, sessions, status }) => { //=> endpoint POST /auth/logout
    await sessions.end(sid.value)
    sid.remove() //=> clears sid path=/ domain=-
    return status(204)
  })
  // The deletion is for another path, and the session goes on.
  .post('/signout', ({ cookie, redirect }) => { //=> endpoint POST /auth/signout; reports require-server-side-destroy
    cookie[COOKIE].set({ value: '', maxAge: 0, path: '/auth' }) //=> clears sid path=/auth domain=-; reports no-mismatched-cookie-deletion
    return redirect('/')
  })
  .group('/v1', (app) =>
    app
      .get('/logout', async ({ cookie: { [COOKIE]: session }, sessions, set }) => { //=> endpoint GET /auth/v1/logout; reports no-get-logout
        await sessions.end(session.value)
        session.remove() //=> clears sid path=/ domain=-
        set.headers['clear-site-data'] = '"cookies", "storage"'
        return 'bye'
      })
      .delete('/session', async ({ cookie, sessions }) => { //=> endpoint DELETE /auth/v1/session; reports require-cookie-deletion
        await sessions.end(cookie.sid.value)
        return { out: true }
      }))
