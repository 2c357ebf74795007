import { redirect, type ActionFunctionArgs } from 'react-router'
import { storage as sessions } from '../lib/storage'

//=> endpoint DELETE /session
export async function action({ request }: ActionFunctionArgs) {
  const session = await sessions.getSession(request.headers.get('Cookie'))
  if (request.method === 'DELETE') {
    //=> invalidates session; clears sid path=/ domain=-
    return redirect('/', { headers: { 'Set-Cookie': await sessions.destroySession(session) } })
  }
  session.set('userId', '1')
  return redirect('/', { headers: { 'Set-Cookie': await sessions.commitSession(session) } })
}
