import { NextResponse } from 'next/server'

// What was written to the first response travels with the second one.
export async function POST() { //=> endpoint POST /api/logout-copied
  const cleared = NextResponse.json({})
  //=> clears token path=/api domain=-
  cleared.cookies.set('token', '', { path: '/api', partitioned: true, secure: true, maxAge: 0 })
  return NextResponse.json({ ok: true }, { headers: cleared.headers })
}
