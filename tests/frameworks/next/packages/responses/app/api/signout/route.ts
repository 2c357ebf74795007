import { NextResponse } from 'next/server'

// The response that carries the deletion is not the one that is returned.
export async function POST() { //=> endpoint POST /api/signout
  const response = NextResponse.json({})
  //=> clears token path=/api domain=-
  response.cookies.set('token', '', { path: '/api', partitioned: true, secure: true, maxAge: 0 }) //=> reports no-late-cookie-deletion
  return NextResponse.json({ ok: true })
}
