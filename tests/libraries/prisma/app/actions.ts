'use server'

import { cookies } from 'next/headers'
import { prisma } from '../lib/db'

// Prisma's promises are lazy: nothing runs here.
export async function logoutLater() { //=> endpoint logoutLater(); reports require-server-side-destroy
  const jar = await cookies()
  prisma.session.delete({ where: { id: jar.get('session_id')?.value } })
  jar.delete('session_id') //=> clears session_id path=/ domain=-
}

export async function signOut() { //=> endpoint signOut()
  const { session } = prisma
  const jar = await cookies()
  await session.update({ where: { id: jar.get('session_id')?.value }, data: { revokedAt: new Date() } }) //=> invalidates session
  jar.delete('session_id') //=> clears session_id path=/ domain=-
}

export async function verifyEmail(token: string) {
  await prisma.verificationToken.delete({ where: { token } })
}
