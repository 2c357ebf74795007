import { os } from '@orpc/server'
import { PrismaClient } from '@prisma/client'

export const prisma = new PrismaClient()

export interface Context {
  resHeaders: Headers
  sessionId?: string
}

export const base = os.$context<Context>().errors({ UNAUTHORIZED: {} })
