import { PrismaClient as Client } from '@prisma/client'

export const db = new Client()
