import { getIronSession } from 'iron-session'
import { cookies } from 'next/headers'
import { PrismaClient } from '@prisma/client'

export const db = new PrismaClient()

export async function webSession() {
  return getIronSession<{ user: string }>(await cookies(), { cookieName: 'web', password: process.env.SECRET! }) //=> sets web path=/ domain=-
}
