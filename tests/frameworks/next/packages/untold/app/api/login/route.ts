import { cookies } from 'next/headers'

export async function POST(request: Request) {
  const answer = await fetch(`${process.env.BACKEND}/login`, { method: 'POST', body: await request.text() })
  const { session } = await answer.json()
  const jar = await cookies()
  jar.set('session', session, { path: '/' }) //=> sets session path=/ domain=-
  return Response.json({ ok: true })
}
