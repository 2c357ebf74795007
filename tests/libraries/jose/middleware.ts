import { jwtVerify } from 'jose'
import { NextResponse, type NextRequest } from 'next/server'

export default async function middleware(request: NextRequest) {
  try {
    await jwtVerify(request.cookies.get('session')!.value, new Uint8Array())
    return NextResponse.next()
  } catch {
    const response = NextResponse.redirect(new URL('/login', request.url))
    response.cookies.delete('session')
    return response
  }
}
