import { AuthenticationService, JWTStrategy } from '@feathersjs/authentication'
import type { Application } from '@feathersjs/koa'
import { endSessions, startSession } from './store'

class Recorded extends AuthenticationService {
  async create(data, params) {
    const result = await super.create(data, params)
    await startSession(result.user.id, result.accessToken)
    return result
  }

  async remove(id, params) {
    const result = await super.remove(id, params) //=> invalidates access-token stateless
    await endSessions(params.user.id)
    return result
  }
}

export const authentication = (app: Application) => {
  const service = new Recorded(app)
  service.register('jwt', new JWTStrategy())
  app.use('authentication', service) //=> endpoint DELETE /authentication
}
