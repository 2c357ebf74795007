import type { HttpContext } from '@adonisjs/core/http'
import { leave } from '#services/leaving'
import Visit from '#models/visit'
import { DateTime } from 'luxon'

export default class SessionController {
  async store({ auth, request, response, session }: HttpContext) {
    const user = await auth.use('web').verifyCredentials(request.input('email'), request.input('password'))
    await auth.use('web').login(user)
    const visit = await Visit.create({ userId: user.id, token: crypto.randomUUID() })
    response.encryptedCookie('session-token', visit.token, { maxAge: '2 years' }) //=> sets session-token path=/ domain=-
    session.put('visit', visit.id)
    return response.redirect().toPath('/')
  }

  async destroy(ctx: HttpContext) {
    await leave(ctx)
    const visit = await Visit.findByOrFail('token', ctx.request.encryptedCookie('session-token'))
    visit.endedAt = DateTime.now()
    await visit.save()
    ctx.response.clearCookie('session-token') //=> clears session-token path=/ domain=-
    return ctx.response.redirect().toRoute('home')
  }

  // The id is new, and the record of the old one is gone. The cookie of the visit was set for the whole site.
  async end({ auth, session, response }: HttpContext) {
    await auth.use('web').logout() //=> invalidates session partial
    session.regenerate()
    //=> clears session-token path=/api domain=-; reports no-mismatched-cookie-deletion
    response.clearCookie('session-token', { path: '/api' })
    return response.ok({ left: true })
  }

  // `maxAge: 0` is not written.
  async forget({ session, response }: HttpContext) {
    session.forget('user') //=> invalidates session partial
    //=> blanks session-token path=/ domain=-; reports no-mismatched-cookie-deletion
    response.plainCookie('session-token', '', { maxAge: 0 })
    return response.noContent()
  }
}
