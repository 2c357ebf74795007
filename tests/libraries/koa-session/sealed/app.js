const Koa = require('koa')
const session = require('koa-session')
const router = require('koa-router')()

const app = new Koa()
app.use(session(app)) //=> sets koa.sess path=/ domain=-

router.post('/logout', (ctx) => { //=> endpoint POST /logout
  ctx.session = null //=> invalidates session stateless; clears koa.sess path=/ domain=-
  ctx.status = 204
})

app.use(router.routes())
