import { redirect, type ActionFunctionArgs } from 'react-router'
import { readSession, storage } from '~/lib/session.server'
import { removeAccount } from '~/lib/people.server'

// The account goes, and the session with it: not a logout.
export async function action({ request }: ActionFunctionArgs) {
  const session = await readSession(request)
  await removeAccount(session.get('userId'))
  return redirect('/', { headers: { 'Set-Cookie': await storage.destroySession(session) } })
}
