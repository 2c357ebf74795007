import { NextResponse, type NextRequest } from 'next/server'

const OPEN = ['/login', '/logout', '/about']

export function proxy(request: NextRequest) {
  const { pathname } = request.nextUrl
  if (pathname.startsWith('/auth/logout')) { //=> endpoint ANY /auth/logout; reports no-get-logout
    const response = NextResponse.redirect(new URL('/login', request.url))
    response.cookies.set('token', '', { path: '/', maxAge: -1 }) //=> clears token path=/ domain=-
    return response
  }
  // Anybody may see these.
  if (OPEN.includes(pathname)) return NextResponse.next()
  if (!request.cookies.has('token')) {
    const response = NextResponse.redirect(new URL('/login', request.url))
    response.cookies.delete('token')
    return response
  }
  return NextResponse.next()
}
