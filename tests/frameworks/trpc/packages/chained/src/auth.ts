import * as trpc from '@trpc/server'

export const auth = trpc
  .router()
  .query('me', { resolve: ({ ctx }) => ctx.session.user })
  .mutation('logout', { //=> endpoint auth.logout
    async resolve({ ctx }) {
      await new Promise<void>((resolve, reject) => {
        ctx.session.destroy((error) => (error ? reject(error) : resolve())) //=> invalidates session
      })
      ctx.res.clearCookie('sid') //=> clears sid path=/ domain=-
    },
  })
