import { NextResponse } from 'next/server'

const out = (init = {}) => {
  const response = NextResponse.json({}, init)
  //=> clears token path=/api domain=-
  response.cookies.set({ name: 'token', value: '', path: '/api', partitioned: true, secure: true, expires: 0 })
  return response
}

export function DELETE() { //=> endpoint DELETE /api/session
  return out()
}

export function GET() {
  return NextResponse.json({ session: null })
}
