import { HttpContextContract } from '@ioc:Adonis/Core/HttpContext'

export default class LoginController {
  public async store({ auth, request, response }: HttpContextContract) {
    await auth.use('web').attempt(request.input('email'), request.input('password'))
    return response.redirect('/')
  }

  public async destroy(context: HttpContextContract) {
    await this.leave(context)
    return context.response.noContent()
  }

  private async leave({ auth, session }: HttpContextContract) {
    await auth.use('web').logout() //=> invalidates session partial
    session.clear() //=> invalidates session partial
  }
}
