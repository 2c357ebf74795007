import { protectedProcedure } from '../trpc'
import { endSession } from '../sessions'

export default protectedProcedure.mutation(async ({ ctx }) => {
  await endSession(ctx)
  ctx.res?.setHeader('Set-Cookie', 'session=; Path=/; HttpOnly; Max-Age=0') //=> clears session path=/ domain=-
})
