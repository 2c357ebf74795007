import { cookies as jar } from 'next/headers'
import { SID } from '@/lib/cookies'
import { openSession } from '@/lib/store'

export async function POST(request: Request) {
  const { user } = await request.json()
  const store = await jar()
  store.set(SID, await openSession(user), { httpOnly: true, secure: true }) //=> sets sid path=/ domain=-
  return new Response(null, { status: 204 })
}
