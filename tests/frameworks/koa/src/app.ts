import Application from 'koa'
import compose from 'koa-compose'
import mount from 'koa-mount'
import session from 'koa-generic-session'
import { api } from './routes/api.js'
import pages from './routes/pages.js'
import { end } from './lib/session.js'

const app = new Application()
const server = app

server.keys = [process.env.SECRET as string]
server.context.endSession = end
server.use(session({ key: 'sid', cookie: { path: '/' } })) //=> sets sid path=/ domain=-

server.use(mount('/api', api))
server.use(compose([pages.routes(), pages.allowedMethods()]))
server.listen(3000)
