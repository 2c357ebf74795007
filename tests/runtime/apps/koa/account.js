import { readFile } from 'node:fs/promises'
import { json } from 'node:stream/consumers'
import Router from '@koa/router'

export const account = new Router()

account.get('/', async (ctx) => {
  ctx.type = 'html'
  ctx.body = await readFile('index.html', 'utf8')
})

account.post('/login', async (ctx) => {
  const { user } = await json(ctx.req)
  ctx.session.user = user
  ctx.body = { user }
})

account.get('/me', (ctx) => {
  if (!ctx.session.user) ctx.throw(401)
  ctx.body = { user: ctx.session.user }
})

account.get('/logout', (ctx) => {
  ctx.cookies.set('koa.sess', null)
  ctx.redirect('/')
})
