import { component$ } from '@builder.io/qwik'
import { Form, routeAction$ } from '@builder.io/qwik-city'
import { startSession } from '~/lib/session'

export const useLogin = routeAction$(async ({ name }, { cookie, redirect }) => {
  startSession(cookie, String(name))
  throw redirect(302, '/')
})

export default component$(() => {
  const login = useLogin()
  return <Form action={login}><input name="name" /></Form>
})
