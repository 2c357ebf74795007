import { z } from 'zod'
import { createTRPCRouter as router, protectedProcedure, publicProcedure } from '../trpc'
import { endSession } from '../sessions'
import logOut from './log-out'

export const authRouter = router({
  logOut, //=> endpoint auth.logOut
  login: publicProcedure.input(z.object({ email: z.string() })).mutation(async ({ ctx, input }) => {
    const session = await ctx.prisma.session.create({ data: { email: input.email } })
    ctx.res.setHeader('Set-Cookie', `session=${session.id}; Path=/; HttpOnly`) //=> sets session path=/ domain=-
  }),
  // The row stays.
  signOut: protectedProcedure.mutation((opts) => { //=> endpoint auth.signOut; reports require-server-side-destroy
    opts.ctx.res.setHeader('Set-Cookie', 'session=; Path=/; Max-Age=0') //=> clears session path=/ domain=-
  }),
  // Queries are sent by GET.
  logoutNow: protectedProcedure.query(async ({ ctx }) => { //=> endpoint GET auth.logoutNow; reports no-get-logout; reports require-cookie-deletion
    await endSession(ctx)
  }),
  logoutReason: publicProcedure.query(() => 'idle'),
  sessions: {
    logOutAll: protectedProcedure.mutation(async ({ ctx }) => { //=> endpoint auth.sessions.logOutAll; reports require-cookie-deletion
      await ctx.prisma.session.deleteMany({ where: { userId: ctx.userId } }) //=> invalidates session
    }),
  },
})
