import type { createContext } from './trpc'

type Context = Awaited<ReturnType<typeof createContext>>

export const endSession = (ctx: Context) =>
  ctx.prisma.session.delete({ where: { id: ctx.req?.cookies.session } }) //=> invalidates session
