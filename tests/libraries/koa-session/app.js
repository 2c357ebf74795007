import Koa from 'koa'
import Router from '@koa/router'
import sessions from 'koa-session'
import redisStore from 'koa-redis'
import { drop as leave } from './drop.js'

const app = new Koa()
const router = new Router()
app.use(sessions({ key: 'sid', path: '/app', store: redisStore() }, app)) //=> sets sid path=/app domain=-

router.post('/a/logout', leave) //=> endpoint POST /a/logout

// The user is taken out, and the old id is dead.
router.post('/b/logout', async (ctx) => { //=> endpoint POST /b/logout; reports require-cookie-deletion
  ctx.session.user = null //=> invalidates session partial
  await ctx.session.regenerate()
  ctx.status = 204
})

// What is in the session goes on under another id.
router.post('/r/logout', async (ctx) => { //=> endpoint POST /r/logout; reports require-cookie-deletion
  await ctx.session.regenerate() //=> reports no-ineffective-session-destroy
  ctx.status = 204
})

router.post('/c/logout', (ctx) => { //=> endpoint POST /c/logout; reports require-cookie-deletion
  ctx.session.destroy() //=> reports no-ineffective-session-destroy
  ctx.status = 204
})

router.post('/d/logout', (ctx) => { //=> endpoint POST /d/logout; reports require-cookie-deletion
  delete ctx.session //=> reports no-ineffective-session-destroy
  ctx.status = 204
})

// Leaves the record.
router.post('/e/logout', (ctx) => { //=> endpoint POST /e/logout; reports require-server-side-destroy
  ctx.cookies.set('sid', null, { path: '/app' }) //=> clears sid path=/app domain=-
  ctx.status = 204
})

router.post('/f/logout', (ctx) => { //=> endpoint POST /f/logout; reports require-cookie-deletion
  ctx.session = {} //=> invalidates session partial
  ctx.status = 204
})

router.post('/g/logout', (ctx) => { //=> endpoint POST /g/logout; reports require-cookie-deletion
  delete ctx.session.user //=> invalidates session partial
  ctx.status = 204
})

app.use(router.routes())
