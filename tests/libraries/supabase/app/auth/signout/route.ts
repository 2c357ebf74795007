import { NextResponse } from 'next/server'
import { createClient as client } from '../../../utils/server'

export async function POST(request: Request) { //=> endpoint POST /auth/signout
  const supabase = await client()
  const { auth } = supabase
  const { error } = await auth.signOut() //=> invalidates provider delegated
  if (error) return NextResponse.json({ error: 'Not logged out' }, { status: 502 })
  return NextResponse.redirect(new URL('/login', request.url), { status: 303 })
}
