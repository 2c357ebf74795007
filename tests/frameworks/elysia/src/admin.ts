import type { Elysia } from 'elysia'
import { COOKIE, Sessions } from './lib/sessions'

const mustBeAdmin = ({ headers, status }) => {
  if (headers['x-admin'] !== 'yes') return status(403)
}
const sessions = new Sessions()

/** A plugin that is a function. */
export const admin = (app: Elysia) =>
  app.guard({ beforeHandle: mustBeAdmin }, (inner) =>
    //=> endpoint POST /admin/logout
    inner.post('/admin/logout', async ({ cookie }) => {
      await sessions.end(cookie[COOKIE].value)
      cookie[COOKIE].remove() //=> clears sid path=/ domain=-
      return new Response(null, { status: 204 })
    }))
