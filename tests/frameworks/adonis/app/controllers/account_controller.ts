import { inject } from '@adonisjs/core'
import type { HttpContext } from '@adonisjs/core/http'
import Visit from '#models/visit'

@inject()
export default class AccountController {
  async index({ auth }: HttpContext) {
    return Visit.query().where('user_id', auth.user!.id)
  }

  /** One of the user's devices. */
  async destroy({ params }: HttpContext) {
    const device = await Visit.findOrFail(params.id)
    await device.delete()
  }

  async handle({ auth, response }: HttpContext) {
    await auth.use('web').logout() //=> invalidates session partial
    response.clearCookie('session-token') //=> clears session-token path=/ domain=-
    response.redirect('/')
  }
}
