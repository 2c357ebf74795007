import type { HttpContext as Context } from '@adonisjs/core/http'
import Account from '#models/user'

export default class AccessTokensController {
  async store({ request }: Context) {
    const user = await Account.findByOrFail('email', request.input('email'))
    return Account.accessTokens.create(user)
  }

  async destroy({ auth }: Context) {
    const user = auth.getUserOrFail()
    await Account.accessTokens.delete(user, user.currentAccessToken.identifier) //=> invalidates access-token
    return { message: 'gone' }
  }

  async destroyAll({ auth }: Context) {
    await Account.accessTokens.deleteAll(auth.user!) //=> invalidates access-token
  }

  async invalidate({ auth }: Context) {
    await auth.use('api').invalidateToken() //=> invalidates access-token
  }

  async forget({ response }: Context) { //=> reports require-server-side-destroy
    return response.noContent()
  }
}
