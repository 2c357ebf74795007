import { data, redirect, type ActionFunctionArgs } from 'react-router'
import { Account } from '../lib/forms'
import { sessions } from '../lib/sessions'

export async function action({ request }: ActionFunctionArgs) { //=> endpoint POST /account
  const { intent, name } = Account.parse(Object.fromEntries(await request.formData()))
  const session = await sessions.getSession(request.headers.get('Cookie'))
  if (intent === 'logout') {
    //=> invalidates session; clears sid path=/ domain=-
    return redirect('/', { headers: { 'Set-Cookie': await sessions.destroySession(session) } })
  }
  return data({ name })
}
