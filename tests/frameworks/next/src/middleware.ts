import { NextResponse } from 'next/server'
import type { NextRequest } from 'next/server'
import { findSession } from '@/lib/store'

export async function middleware(request: NextRequest) {
  const id = request.cookies.get('sid')?.value
  if (id && !findSession(id)) {
    // The session has expired: take the dead cookie away.
    const response = NextResponse.redirect(new URL('/logout?expired', request.url))
    response.cookies.delete('sid')
    return response
  }
  return NextResponse.next()
}
