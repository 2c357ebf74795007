import { cookies } from 'next/headers'
export const POST = async () => { //=> endpoint POST /api/logout
  const c = await cookies()
  c.set('token', '', { path: '/api', maxAge: 0 }) //=> clears token path=/api domain=-; reports no-mismatched-cookie-deletion
  return Response.json({})
}
export const DELETE = POST //=> endpoint DELETE /api/logout
