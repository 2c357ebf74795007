import type { Context, Middleware } from 'koa'

/** Put on every context. */
export function end(this: Context) {
  this.session = null //=> invalidates session; clears sid path=/ domain=-
}

export async function leave(ctx: Context) {
  ctx.session = null //=> invalidates session; clears sid path=/ domain=-
  ctx.status = 204
}

export const known: Middleware = async (ctx, next) => {
  if (!ctx.session.user) ctx.throw(401)
  await next()
}
