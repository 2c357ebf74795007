import { getCookies } from 'next-client-cookies/server'

export async function POST() { //=> endpoint POST /logout
  const cookies = await getCookies()
  cookies.remove('auth_token') //=> clears auth_token path=/ domain=-
  // The options are dropped.
  cookies.remove('refresh_token', { path: '/api', domain: 'example.com' }) //=> clears refresh_token path=/ domain=-; reports no-mismatched-cookie-deletion
  return Response.json({ ok: true })
}
