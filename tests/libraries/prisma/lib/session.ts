import { cookies } from 'next/headers'
import { prisma as db } from './db'

export async function createSession(userId: string) {
  const session = await db.session.create({ data: { userId } })
  const jar = await cookies()
  jar.set('session_id', session.id, { httpOnly: true, path: '/' }) //=> sets session_id path=/ domain=-
}

export async function endSession() {
  const jar = await cookies()
  const id = jar.get('session_id')?.value
  if (id) await db.session.deleteMany({ where: { id } }) //=> invalidates session
  jar.delete('session_id') //=> clears session_id path=/ domain=-
}
