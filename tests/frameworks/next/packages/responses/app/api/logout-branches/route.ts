import { NextResponse } from 'next/server'

// One of the two answers carries the deletion.
export async function POST(request: Request) { //=> endpoint POST /api/logout-branches
  const cleared = NextResponse.redirect(new URL('/', request.url))
  //=> clears token path=/api domain=-
  cleared.cookies.set('token', '', { path: '/api', partitioned: true, secure: true, maxAge: 0 })
  if (request.headers.get('accept') === 'application/json') return NextResponse.json({ ok: true })
  return cleared
}
