import type { Context } from 'hono'
import { deleteCookie } from 'hono/cookie'

export function leave(c: Context) {
  c.get('session').deleteSession() //=> invalidates session
  deleteCookie(c, 'app_session') //=> clears app_session path=/ domain=-
}
