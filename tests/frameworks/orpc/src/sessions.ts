import { prisma } from './base'

export const endSession = (id?: string) => prisma.session.delete({ where: { id } }) //=> invalidates session
