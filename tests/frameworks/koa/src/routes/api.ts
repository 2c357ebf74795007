import Koa from 'koa'
import Router from '@koa/router'
import controller from '../controllers/session.js'
import { known, leave as logout } from '../lib/session.js'

const router = new Router({ prefix: '/v1' })
const accounts = new Router()

accounts.post('/login', controller.create)
accounts.post('sign out', '/sign-out', known, controller.destroy) //=> endpoint POST /api/v1/accounts/sign-out
accounts.post('/logout', controller.wave) //=> endpoint POST /api/v1/accounts/logout
accounts.del('/session', known, logout) //=> endpoint DELETE /api/v1/accounts/session
accounts.register('/signout', ['POST', 'DELETE'], [known, logout]) //=> endpoint POST|DELETE /api/v1/accounts/signout
accounts.post('/log-out', async (context) => { //=> endpoint POST /api/v1/accounts/log-out
  context.endSession()
  context.body = null
})
accounts.post('/users/:id/logout', async (ctx) => { ctx.body = ctx.params.id })
accounts.post('/logs/output', async (ctx) => { ctx.body = [] })

router.use('/accounts', accounts.routes(), accounts.allowedMethods())

export const api = new Koa()
api.use(router.routes()).use(router.allowedMethods())
