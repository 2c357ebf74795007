import type { RouterContext } from '@koa/router'
import { leave as finish } from '../lib/session.js'

class SessionController {
  async create(ctx: RouterContext) {
    ctx.session.user = ctx.request.body.name
    ctx.status = 204
  }

  async destroy(ctx: RouterContext) {
    await finish(ctx)
  }

  // Says goodbye, and nobody is logged out.
  async wave(ctx: RouterContext) { //=> reports require-server-side-destroy; reports require-cookie-deletion
    ctx.set('Clear-Site-Data', '"storage"')
    ctx.body = { ok: true }
  }
}

export default new SessionController()
