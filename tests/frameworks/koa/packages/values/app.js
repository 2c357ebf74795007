import Koa from 'koa'
import Router from '@koa/router'
import { randomUUID } from 'node:crypto'

const app = new Koa()
const router = new Router()

router.post('/auth/login', ctx => {
  ctx.cookies.set('token', randomUUID(), { httpOnly: true }) //=> sets token path=/ domain=-
  ctx.status = 204
})

// What looks like options is a value: `[object Object]`. The cookie is overwritten and stays.
router.post('/auth/log-out', ctx => { //=> endpoint POST /auth/log-out
  ctx.cookies.set('token', { path: '/auth' }) //=> sets token path=/ domain=-
  ctx.status = 204
})

// A procedure on the caller's login: its cookie goes.
router.post('/api/auth.delete', ctx => { //=> endpoint POST /api/auth.delete
  ctx.cookies.set('token', '') //=> clears token path=/ domain=-
  ctx.status = 204
})

// Deletes something else of the kind.
router.post('/api/auth.remove', ctx => {
  ctx.body = { provider: ctx.request.body.provider }
})

app.use(router.routes())
app.listen(3000)
