import { eq } from 'drizzle-orm'
import { cookies } from 'next/headers'
import { db, sessions as table } from '../db'

export async function createSession(userId: string) {
  const id = crypto.randomUUID()
  await db.insert(table).values({ id, userId })
  ;(await cookies()).set('session', id, { path: '/' })
}

export async function invalidateSession(id: string) {
  await db.delete(table).where(eq(table.id, id)) //=> invalidates session
}
