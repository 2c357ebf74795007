import { cookies } from 'next/headers'
import { NextResponse } from 'next/server'
import { findSession } from '@/lib/sessions'

export async function GET() {
  const id = (await cookies()).get('session_id')?.value
  const user = id ? await findSession(id) : undefined
  if (!user) return NextResponse.json({ error: 'Unauthorized' }, { status: 401 })
  return NextResponse.json(user)
}
