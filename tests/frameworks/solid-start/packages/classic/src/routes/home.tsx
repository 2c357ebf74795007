import { createServerAction$, createServerData$ } from 'solid-start/server'
import { readSession, startSession, forget as leave } from '~/lib/session'

export function routeData() {
  return createServerData$(async (_, { request }) => {
    const session = await readSession(request)
    return session.get('userId')
  })
}

export default function Home() {
  const [, { Form: LoginForm }] = createServerAction$(async (form: FormData) => startSession(String(form.get('name'))))
  // The header that deletes the cookie is not sent.
  const [, logout] = createServerAction$(async (_: FormData, { request }) => { //=> endpoint action(); reports require-cookie-deletion
    await leave(request)
    return new Response(null, { status: 204 })
  })
  return <><LoginForm /><logout.Form /></>
}
