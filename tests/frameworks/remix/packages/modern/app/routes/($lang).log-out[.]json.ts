import { data, type ActionFunctionArgs } from 'react-router'
import { readSession, storage } from '~/lib/session.server'

// Another path than the one that the login sets.
//=> endpoint POST /:lang?/log-out.json
export async function action({ request }: ActionFunctionArgs) {
  const session = await readSession(request)
  const headers = new Headers()
  //=> invalidates session stateless; clears __id path=/app domain=-; reports no-mismatched-cookie-deletion
  headers.append('Set-Cookie', await storage.destroySession(session, { path: '/app' }))
  return data({ done: true }, { headers })
}
