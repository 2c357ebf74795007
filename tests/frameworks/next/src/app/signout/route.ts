import { NextResponse, type NextRequest } from 'next/server'
import { closeSession } from '@/lib/store'

const handler = async (request: NextRequest) => {
  await closeSession(request.cookies.get('sid')?.value)
  const response = NextResponse.redirect(new URL('/', request.url))
  response.cookies.set('sid', '', { maxAge: 0 }) //=> clears sid path=/ domain=-
  return response
}

//=> endpoint GET /signout; reports no-get-logout; endpoint POST /signout
export { handler as GET, handler as POST }
