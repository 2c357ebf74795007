import type { H3Event } from 'h3'
import { PrismaClient } from '@prisma/client'

const prisma = new PrismaClient()

export const SESSION = 'sid'

const cookie = () => ({ path: '/', domain: useRuntimeConfig().cookieDomain, httpOnly: true })

export async function openSession(event: H3Event, userId: string) {
  const { id } = await prisma.session.create({ data: { userId } })
  setCookie(event, SESSION, id, { ...cookie(), maxAge: 86400 }) //=> sets sid path=/ domain=?
}

export async function closeSession(event: H3Event) {
  const id = getCookie(event, SESSION)
  if (id) await prisma.session.delete({ where: { id } }) //=> invalidates session
  deleteCookie(event, SESSION, cookie()) //=> clears sid path=/ domain=?
}
