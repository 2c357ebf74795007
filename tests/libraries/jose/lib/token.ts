import { SignJWT as Token, jwtVerify as verify } from 'jose'
import { cookies } from 'next/headers'

const key = new TextEncoder().encode(process.env.SECRET)
export const cookie = { name: 'session', options: { httpOnly: true, domain: '.example.com', path: '/' } }

export async function createSession(user: string) {
  const value = await new Token({ user }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime('1d').sign(key)
  const jar = await cookies()
  jar.set(cookie.name, value, { ...cookie.options, maxAge: 86400 }) //=> sets session path=/ domain=.example.com
}

export async function readSession() {
  const jar = await cookies()
  const value = jar.get(cookie.name)?.value
  return value ? (await verify(value, key)).payload : null
}

export async function deleteSession() {
  const jar = await cookies()
  jar.delete({ name: cookie.name, domain: '.example.com' }) //=> clears session path=/ domain=.example.com
}
