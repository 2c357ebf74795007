import type { AstroCookies } from 'astro'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()
export const SESSION = 'session'

export async function open(cookies: AstroCookies, userId: string): Promise<void> {
  const { id } = await prisma.session.create({ data: { userId } })
  cookies.set(SESSION, id, { path: '/', httpOnly: true }) //=> sets session path=/ domain=-
}

export async function close(cookies: AstroCookies): Promise<void> {
  await prisma.session.delete({ where: { id: cookies.get(SESSION)?.value } }) //=> invalidates session
  cookies.delete(SESSION, { path: '/' }) //=> clears session path=/ domain=-
}
