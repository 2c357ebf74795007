import { redirect } from 'next/navigation'
import { currentSession } from '../../lib/session'

export async function GET() { //=> endpoint GET /logout; reports no-get-logout
  const session = await currentSession()
  session.destroy() //=> invalidates session stateless; clears iron path=/ domain=-
  redirect('/')
}
