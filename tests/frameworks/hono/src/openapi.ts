import { createRoute, OpenAPIHono, z, type RouteHandler } from '@hono/zod-openapi'
import { deleteCookie } from 'hono/cookie'
import type { AppEnv, AppHandler } from './types'

const logoutRoute = createRoute({
  method: 'post',
  path: '/account/logout',
  responses: { 200: { description: 'Gone', content: { 'application/json': { schema: z.object({}) } } } },
})

/** Every session of the user, in D1. */
const logoutHandler: RouteHandler<typeof logoutRoute, AppEnv> = async (c) => {
  const statement = c.env.DB.prepare('DELETE FROM sessions WHERE user_id = ?').bind(c.var.user) //=> invalidates session
  await statement.run()
  deleteCookie(c, 'sid') //=> clears sid path=/ domain=-
  return c.json({})
}

export const logoutAll: AppHandler = async (c) => {
  if (c.req.method !== 'POST') return c.notFound()
  await c.env.DB.batch([c.env.DB.prepare('DELETE FROM sessions WHERE user_id = ?').bind(c.get('user'))]) //=> invalidates session
  deleteCookie(c, 'sid') //=> clears sid path=/ domain=-
  return c.body(null, 204)
}

export const openapi = new OpenAPIHono<AppEnv>()
openapi.openapi(logoutRoute, logoutHandler) //=> endpoint POST /api/v2/account/logout
