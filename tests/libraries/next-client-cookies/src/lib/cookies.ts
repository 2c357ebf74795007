import { getCookies as jar } from 'next-client-cookies/server'

export async function keep(token: string) {
  const cookies = await jar()
  cookies.set('auth_token', token, { path: '/' }) //=> sets auth_token path=/ domain=-
  cookies.set('refresh_token', token, { path: '/api', domain: 'example.com' }) //=> sets refresh_token path=/api domain=example.com
}
