import { redirect, type ActionFunctionArgs } from 'react-router'
import { readSession, storage } from '~/lib/session.server'

// The header is made and never sent.
//=> endpoint POST /auth/logout; reports require-cookie-deletion
export async function action({ request }: ActionFunctionArgs) {
  const session = await readSession(request)
  await storage.destroySession(session) //=> invalidates session stateless
  return redirect('/')
}
