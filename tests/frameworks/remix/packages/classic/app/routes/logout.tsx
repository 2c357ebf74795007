import { redirect, type ActionArgs } from '@remix-run/node'
import { destroySession, getSession } from '../utils/sessions'

export const action = async ({ request }: ActionArgs) => { //=> endpoint POST /logout
  const session = await getSession(request.headers.get('Cookie'))
  //=> invalidates session; clears sid path=/ domain=-
  return redirect('/', { headers: { 'Set-Cookie': await destroySession(session) } })
}
