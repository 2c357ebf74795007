import { HttpContextContract } from '@ioc:Adonis/Core/HttpContext'

export default class TokensController {
  public async store({ auth, request }: HttpContextContract) {
    return auth.use('api').attempt(request.input('email'), request.input('password'), { expiresIn: '7 days' })
  }

  public async revoke({ auth }: HttpContextContract) {
    await auth.use('api').revoke() //=> invalidates access-token
    return { revoked: true }
  }

  public async destroy({ auth, params }: HttpContextContract) {
    await auth.user!.related('tokens').query().where('id', params.id).delete()
  }
}
