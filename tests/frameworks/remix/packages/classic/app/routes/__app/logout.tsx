import { json, type ActionArgs } from '@remix-run/node'
import { commitSession, getSession } from '../../utils/sessions'

export const action = async ({ request }: ActionArgs) => { //=> endpoint POST /logout
  const session = await getSession(request.headers.get('Cookie'))
  session.unset('userId') //=> invalidates session partial
  return json({ done: true }, { headers: { 'Set-Cookie': await commitSession(session) } })
}
