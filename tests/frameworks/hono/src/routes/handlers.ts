import { getCookie } from 'hono/cookie'
import { createFactory } from 'hono/factory'
import { endSession } from '../lib/session'
import type { AppEnv, AppHandler } from '../types'

const factory = createFactory<AppEnv>()

const noStore = factory.createMiddleware(async (c, next) => {
  await next()
  c.header('Cache-Control', 'no-store')
})

export const signOut = factory.createHandlers(noStore, async (c) => {
  await endSession(c, getCookie(c, 'sid'))
  return c.redirect('/')
})

/** The work goes on after the answer, and is finished. */
export const logOff: AppHandler = async (c) => {
  c.executionCtx.waitUntil(endSession(c, getCookie(c, 'sid')))
  return new Response(null, { status: 204, headers: { 'Clear-Site-Data': '"cookies", "storage"' } })
}
