const Koa = require('koa')
const session = require('koa-session')
const passport = require('koa-passport')
const router = require('koa-router')()

const app = new Koa()
app.use(session({ key: 'sealed' }, app))
app.use(passport.initialize()).use(passport.session())

// The cookie is set again, without the user.
router.get('/logout', async (ctx) => { //=> endpoint GET /logout; reports no-get-logout; reports require-cookie-deletion
  await ctx.logOut() //=> invalidates session stateless
  ctx.redirect('/')
})
app.use(router.routes())
