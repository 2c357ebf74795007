import type { ActionFunctionArgs } from 'react-router'
import { startSession } from '~/lib/session.server'

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData()
  return startSession(String(form.get('name')))
}

export default function Login() {
  return <form method="post"><input name="name" /></form>
}
