import Koa from 'koa'
import session from 'koa-session'
import { account } from './account.js'
import { store } from './store.js'

const app = new Koa()

app.keys = ['of the test']
app.use(session({ key: 'koa.sess', store, sameSite: 'lax' }, app))
app.use(account.routes())

const server = app.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`)
})
