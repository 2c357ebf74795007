import { NextResponse } from 'next/server'
import { createClient } from '../../../utils/server'

export async function GET(request: Request) { //=> endpoint GET /auth/logout; reports no-get-logout
  const supabase = await createClient()
  await supabase.auth.signOut({ scope: 'local' }) //=> invalidates provider delegated
  return NextResponse.redirect(new URL('/login', request.url))
}
