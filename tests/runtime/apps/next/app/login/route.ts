import { cookies } from 'next/headers'
import { NextResponse } from 'next/server'
import { createSession } from '@/lib/sessions'

export async function POST(request: Request) {
  const { user } = await request.json()
  const id = await createSession({ name: user })
  const store = await cookies()
  store.set('session_id', id, { httpOnly: true, sameSite: 'lax', path: '/' })
  return NextResponse.json({ user })
}
