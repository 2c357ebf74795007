import { defineMiddleware, sequence } from 'astro:middleware'
import { close } from './lib/session'

const leave = defineMiddleware(async (context, next) => {
  if (context.url.pathname === '/log-off') { //=> endpoint ANY /log-off; reports no-get-logout
    await close(context.cookies)
    return context.redirect('/')
  }
  return next()
})

const identify = defineMiddleware((context, next) => {
  context.locals.user = context.cookies.get('session')?.value
  return next()
})

export const onRequest = sequence(identify, leave)
