import { PrismaClient } from '@prisma/client'
import { initTRPC, TRPCError } from '@trpc/server'
import type { CreateNextContextOptions } from '@trpc/server/adapters/next'

const prisma = new PrismaClient()

const createInnerContext = (options: Partial<CreateNextContextOptions>) => ({ ...options, prisma })

export const createContext = async ({ req, res }: CreateNextContextOptions) => createInnerContext({ req, res })

const t = initTRPC.context<typeof createContext>().create()

const signedIn = t.middleware(({ ctx, next }) => {
  if (!ctx.req?.cookies.session) throw new TRPCError({ code: 'UNAUTHORIZED' })
  return next({ ctx: { userId: ctx.req.cookies.session } })
})

export const createTRPCRouter = t.router
export const publicProcedure = t.procedure
export const protectedProcedure = t.procedure.use(signedIn)
