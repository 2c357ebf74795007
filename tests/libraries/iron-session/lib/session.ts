import { getIronSession as open, type SessionOptions } from 'iron-session'
import { cookies } from 'next/headers'

export interface Data { user?: { name: string }, isLoggedIn?: boolean }

export const options: SessionOptions = {
  password: process.env.SECRET!,
  cookieName: 'iron',
  cookieOptions: { path: '/' },
}

export async function currentSession() {
  return open<Data>(await cookies(), options)
}
