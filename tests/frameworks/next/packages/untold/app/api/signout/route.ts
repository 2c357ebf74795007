import { cookies } from 'next/headers'

// The server that gave the cookie has a logout, and is not told.
export async function POST() { //=> endpoint POST /api/signout; reports require-server-side-destroy
  const jar = await cookies()
  jar.delete('session') //=> clears session path=/ domain=-
  return Response.json({ ok: true })
}
