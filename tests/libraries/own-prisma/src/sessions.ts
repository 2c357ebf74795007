import { db as prisma } from './db.ts'

export async function endSession(token: string | undefined) {
  if (!token) return
  await prisma.session.deleteMany({ where: { token } }) //=> invalidates session; reports no-response-before-destroy
}

export async function endOthers(userId: string, token: string) {
  await prisma.session.deleteMany({ where: { userId, NOT: { token } } }) //=> invalidates session; reports no-ineffective-session-destroy
}

/** A job of the night. */
export async function tidyUp() {
  await prisma.session.deleteMany({ where: { expiresAt: { lt: new Date() } } }) //=> invalidates session; reports no-ineffective-session-destroy
}
