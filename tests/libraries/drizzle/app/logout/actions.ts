'use server'

import { eq } from 'drizzle-orm'
import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { db, invitations, sessions } from '@/db'
import { invalidateSession as invalidate } from '@/lib/auth'

export async function logout() { //=> endpoint logout()
  const jar = await cookies()
  const id = jar.get('session')?.value
  if (id) await invalidate(id)
  jar.delete('session') //=> clears session path=/ domain=-
  redirect('/')
}

// Built and not awaited.
export async function signOut() { //=> endpoint signOut(); reports require-server-side-destroy
  const jar = await cookies()
  db.delete(sessions).where(eq(sessions.id, jar.get('session')!.value))
  jar.delete('session') //=> clears session path=/ domain=-
}

export async function withdraw(id: string) {
  await db.delete(invitations).where(eq(invitations.id, id))
}
