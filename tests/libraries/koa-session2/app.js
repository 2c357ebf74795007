import Koa from 'koa'
import createRouter from 'koa-router'
import session from 'koa-session2'
import { drop as leave } from './drop.js'

const app = new Koa()
const router = createRouter()
app.use(session({ key: 'SESSIONID' })) //=> sets SESSIONID path=/ domain=-
router.get('/logout', leave) //=> endpoint GET /logout; reports no-get-logout
app.use(router.routes())
