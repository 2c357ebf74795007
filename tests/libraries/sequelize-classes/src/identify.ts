import type { Context, Next } from 'koa'
import { Account as Model } from './account'

/** What it puts into the state, the handlers after it find there. */
export const identify = () => async (ctx: Context, next: Next) => {
  const account = await Model.findOne({ where: { token: ctx.cookies.get('access') } })
  if (!account) ctx.throw(401)
  await account.touch()
  ctx.state.auth = { account }
  return next()
}
