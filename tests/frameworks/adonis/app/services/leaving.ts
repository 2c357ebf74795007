import type { HttpContext } from '@adonisjs/core/http'

/** Nothing of the session is left, and its record is destroyed. */
export async function leave({ auth, session, response }: HttpContext) {
  await auth.use('web').logout() //=> invalidates session partial
  session.clear() //=> invalidates session
  response.clearCookie('seen') //=> clears seen path=/ domain=-
}
