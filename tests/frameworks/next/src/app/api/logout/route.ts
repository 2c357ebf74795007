import { cookies } from 'next/headers'
import { NextResponse as Reply, type NextRequest } from 'next/server'
import { SID } from '@/lib/cookies'
import { closeSession as close } from '@/lib/store'

export async function POST() { //=> endpoint POST /api/logout
  const jar = await cookies()
  await close(jar.get(SID)?.value)
  jar.delete(SID) //=> clears sid path=/ domain=-
  return Reply.json({ ok: true }) //=> sends
}

// Shows the page that asks; nothing happens.
export function GET(request: NextRequest) {
  return Reply.redirect(new URL('/account', request.url))
}
