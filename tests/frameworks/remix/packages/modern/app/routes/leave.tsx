import { redirect, type ActionFunctionArgs } from 'react-router'
import { readSession, storage } from '~/lib/session.server'

// Neither the URL nor a name says it; all that it does is to end the session.
export async function action({ request }: ActionFunctionArgs) { //=> endpoint POST /leave
  const session = await readSession(request)
  const headers = { 'Set-Cookie': await storage.destroySession(session) } //=> invalidates session stateless
  throw redirect('/', { headers }) //=> clears __id path=/ domain=-
}
