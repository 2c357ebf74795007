import Koa from 'koa'
import Router from '@koa/router'
import { Account } from './account'
import { identify as signedIn } from './identify'

const app = new Koa()
const router = new Router()

router.post('/login', async (ctx) => {
  const account = await Account.findOne({ where: { email: ctx.request.body.email } })
  ctx.cookies.set('access', account.issue(), { httpOnly: true })
  ctx.body = { ok: true }
})

router.post('/logout', signedIn(), async (ctx) => { //=> endpoint POST /logout
  const { account } = ctx.state.auth
  await account.rotateSecret()
  ctx.cookies.set('access', '', { expires: new Date(0) }) //=> clears access path=/ domain=-
  ctx.body = { ok: true }
})

// A name that says more than the method does: nothing is saved.
router.post('/api/sign-out', signedIn(), async (ctx) => { //=> endpoint POST /api/sign-out
  await ctx.state.auth.account.forgetSecret()
  ctx.cookies.set('access', '', { expires: new Date(0) }) //=> clears access path=/ domain=-
  ctx.body = { ok: true }
})

app.use(router.routes())
app.listen(3000)
