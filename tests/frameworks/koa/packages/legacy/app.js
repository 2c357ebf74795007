const Koa = require('koa')
const joi = require('koa-joi-router')
const session = require('koa-session-minimal')
const router = joi()

router.prefix('/blog')
router.route([
  { method: 'post', path: '/signin', handler: async ctx => { ctx.session = { id: ctx.request.body.id }; ctx.body = {} } },
  { method: ['post'], path: '/signout', handler: async ctx => { //=> endpoint POST /blog/signout
    ctx.session = null //=> invalidates session; clears BLOG path=/ domain=-
    ctx.body = {}
  } },
])

const app = new Koa()
app.use(session({ key: 'BLOG', cookie: { path: '/' } })) //=> sets BLOG path=/ domain=-
app.use(router.middleware())
app.listen(3000)
