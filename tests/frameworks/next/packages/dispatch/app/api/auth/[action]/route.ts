import { NextResponse } from 'next/server'
import { leave, login } from '../../../../lib/tokens'

export async function POST(request: Request, { params }: { params: Promise<{ action: string }> }) { //=> endpoint POST /api/auth/logout
  const { action } = await params
  switch (action) {
    case 'login':
      return login()
    case 'logout':
      return leave()
    default:
      return NextResponse.json({ error: 'No such action' }, { status: 404 })
  }
}

// The word is only mentioned.
export async function GET(request: Request, { params }: { params: Promise<{ action: string }> }) {
  const { action } = await params
  return NextResponse.json({ allowed: action !== 'logout' })
}
