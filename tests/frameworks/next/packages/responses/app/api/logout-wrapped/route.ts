import { withTracing } from '@acme/tracing'
import { NextResponse } from 'next/server'

// Whatever the wrapper gives back, it was given the response.
export async function POST() { //=> endpoint POST /api/logout-wrapped
  const response = NextResponse.json({ ok: true })
  //=> clears token path=/api domain=-
  response.cookies.set('token', '', { path: '/api', partitioned: true, secure: true, maxAge: 0 })
  return withTracing(response)
}
