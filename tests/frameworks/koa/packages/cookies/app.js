const Koa = require('koa')
const route = require('koa-route')
const jwt = require('jsonwebtoken')
const tokens = require('./tokens')
const router = require('koa-router')()

const app = new Koa()

router.post('/auth/login', async ctx => {
  tokens.give(ctx, jwt.sign({ id: ctx.request.body.id }, process.env.SECRET))
  ctx.body = { ok: true }
})

router.post('/auth/logout', async ctx => { //=> endpoint POST /auth/logout
  tokens.takeBack(ctx)
  ctx.body = { ok: true }
})

// A name without a value is a deletion, and its path is `/`.
router.post('/auth/sign-out', ctx => { //=> endpoint POST /auth/sign-out
  ctx.cookies.set('token') //=> clears token path=/ domain=-; reports no-mismatched-cookie-deletion
  ctx.status = 204
})

router.post('/auth/signout', ctx => { //=> endpoint POST /auth/signout
  ctx.cookies.set('token', null, { path: '/auth', maxAge: 3600000 }) //=> clears token path=/auth domain=-
  ctx.status = 204
})

app.use(router.routes())
app.use(route.get('/logout', ctx => { //=> endpoint GET /logout; reports no-get-logout
  tokens.redirectToLogin(ctx)
}))
app.listen(3000)
