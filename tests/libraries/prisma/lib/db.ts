import { PrismaClient as Client } from '@prisma/client'

const shared = globalThis as unknown as { prisma?: Client }

export const prisma = shared.prisma ?? new Client()

if (process.env.NODE_ENV !== 'production') shared.prisma = prisma
