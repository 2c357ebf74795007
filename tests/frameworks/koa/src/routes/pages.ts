import { Router as createRouter } from '@koa/router'

const pages = new createRouter()
pages.prefix('/account')

// Only asks.
pages.get('/logout', async (ctx) => {
  await ctx.render('logout', { user: ctx.session.user })
})

pages.get('/logoff', async (ctx, next) => { //=> endpoint GET /account/logoff; reports no-get-logout
  await ctx.regenerateSession() //=> invalidates session; clears sid path=/ domain=-
  ctx.redirect('/') //=> sends
  await next()
})

pages.all('/signout', async (ctx) => { //=> endpoint POST /account/signout
  if (ctx.method !== 'POST') {
    ctx.status = 405
    return
  }
  ctx.session = null //=> invalidates session; clears sid path=/ domain=-
  ctx.response.redirect('/')
})

export default pages
