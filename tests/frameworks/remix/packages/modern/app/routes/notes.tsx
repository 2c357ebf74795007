import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from 'react-router'
import { readSession, storage } from '~/lib/session.server'

// A guard that logs out whoever is not known any more.
export async function loader({ request }: LoaderFunctionArgs) {
  const session = await readSession(request)
  if (!session.get('userId')) throw redirect('/login', { headers: { 'Set-Cookie': await storage.destroySession(session) } })
  return null
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  if (form.get('intent') === 'log') console.log('logout is another word')
  return redirect('/notes')
}
