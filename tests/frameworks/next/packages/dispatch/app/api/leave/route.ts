import { NextResponse } from 'next/server'

async function logoutHandler() {
  const response = NextResponse.json({ ok: true })
  response.cookies.set('token', '', { path: '/', expires: new Date(0) }) //=> clears token path=/ domain=-
  return response
}

export { logoutHandler as POST } //=> endpoint POST /api/leave
