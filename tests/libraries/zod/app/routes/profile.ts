import { data, redirect, type ActionFunctionArgs } from 'react-router'
import { Account as Schema } from '../lib/forms'
import { sessions } from '../lib/sessions'

// The cookie goes, the record stays.
export async function action({ request }: ActionFunctionArgs) { //=> endpoint POST /profile; reports require-server-side-destroy
  const submitted = await Schema.safeParseAsync(await request.json())
  if (!submitted.success) return data(submitted.error, { status: 400 })
  switch (submitted.data.intent) {
    case 'logout':
      return redirect('/', { headers: { 'Set-Cookie': 'sid=; Path=/; Max-Age=0' } }) //=> clears sid path=/ domain=-
    default:
      return data({ done: true })
  }
}
