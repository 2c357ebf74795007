const Koa = require('koa')
const passport = require('koa-passport')
const router = require('koa-router')()

const app = new Koa()
app.use(require('koa-generic-session')())
app.use(passport.initialize())
router.post('/logout', (ctx) => { //=> endpoint POST /logout; reports require-cookie-deletion
  ctx.logout() //=> invalidates session partial
  ctx.status = 204
})
app.use(router.routes())
