import type { RequestHandler } from './$types'

export const POST: RequestHandler = async ({ locals, cookies }) => { //=> endpoint POST /device/logout
  if (!locals.user) return new Response(null, { status: 401 })
  locals.sessions.close(cookies.get('sid') ?? '')
  return new Response(null, { status: 204 })
}
