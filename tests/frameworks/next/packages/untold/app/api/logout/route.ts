import { cookies } from 'next/headers'

export async function POST() { //=> endpoint POST /api/logout
  await fetch(`${process.env.BACKEND}/logout`, { method: 'POST' }) //=> invalidates provider delegated
  const jar = await cookies()
  jar.delete('session') //=> clears session path=/ domain=-
  return Response.json({ ok: true })
}
