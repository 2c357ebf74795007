import { redirect, type ActionFunctionArgs } from 'react-router'
import { readSession, logout } from '~/lib/session.server'
import { rename, removeAccount } from '~/lib/people.server'

const intents = { rename: 'rename', leave: 'logout', remove: 'delete account' } as const

export async function action({ request }: ActionFunctionArgs) { //=> endpoint POST /account
  const session = await readSession(request)
  const form = await request.formData()
  const intent = form.get('intent')
  if (intent === intents.rename) {
    await rename(session.get('userId'), String(form.get('name')))
    return redirect('/account')
  }
  if (intent === intents.leave) return logout(request)
  if (intent === intents.remove) {
    await removeAccount(session.get('userId'))
    return logout(request, '/goodbye')
  }
  throw new Response('What?', { status: 400 })
}
