import Koa from 'koa'
import Router from '@koa/router'
import session from 'koa-generic-session'
import passport from 'koa-passport'
import { leave as finish } from './leave.js'

const app = new Koa()
const router = new Router()
app.use(session()) //=> sets koa.sid path=/ domain=-
app.use(passport.initialize())
app.use(passport.session())

router.post('/a/logout', async (ctx) => { //=> endpoint POST /a/logout
  await finish(ctx)
  ctx.session = null //=> invalidates session; clears koa.sid path=/ domain=-
  ctx.redirect('/')
})

app.use(router.routes())
