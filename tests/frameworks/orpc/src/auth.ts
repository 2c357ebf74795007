import { deleteCookie as drop, setCookie } from '@orpc/server/helpers'
import { base, prisma } from './base'
import { endSession } from './sessions'

export const login = base.route({ method: 'POST' }).handler(async ({ context }) => {
  const session = await prisma.session.create({ data: {} })
  setCookie(context.resHeaders, 'session', session.id, { httpOnly: true }) //=> sets session path=/ domain=-
})

export const logout = base.route({ method: 'POST', path: '/sign-out' }).handler(async (options) => {
  await endSession(options.context.sessionId)
  drop(options.context.resHeaders, 'session') //=> clears session path=/ domain=-
})

//=> reports require-cookie-deletion
export const leave = base.route({ method: 'GET' }).handler(async ({ context }) => {
  await endSession(context.sessionId)
})

// The row stays.
export const signOut = base.handler(({ context }) => { //=> reports require-server-side-destroy
  drop(context.resHeaders, 'session', { path: '/' }) //=> clears session path=/ domain=-
})
