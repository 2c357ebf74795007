import type { RequestHandler } from '@builder.io/qwik-city'
import { dropSession as endSession } from '../../lib/session'

// A link is enough to log somebody out.
export const onGet: RequestHandler = async ({ cookie, redirect }) => { //=> endpoint GET /logout; reports no-get-logout
  endSession(cookie)
  throw redirect(302, '/')
}
