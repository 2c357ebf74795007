import { component$ } from '@builder.io/qwik'
import { Form, globalAction$, routeAction$ as action, routeLoader$, server$ } from '@builder.io/qwik-city'
import { dropSession } from '~/lib/session'

export const useSignOut = globalAction$((_, { cookie, headers }) => { //=> endpoint useSignOut()
  dropSession(cookie)
  headers.set('Clear-Site-Data', '"cookies", "storage"')
  return { done: true }
})

export const logoutEverywhere = server$(async function () { //=> endpoint logoutEverywhere(); reports require-server-side-destroy
  this.cookie.delete('sid', { path: '/' }) //=> clears sid path=/ domain=-
})

export const useSettings = action(async (form, { cookie, redirect }) => { //=> endpoint useSettings()
  switch (form.intent) {
    case 'rename':
      return { renamed: true }
    case 'logout':
      dropSession(cookie)
      throw redirect(302, '/')
    default:
      return { renamed: false }
  }
})

// Who logs out is asked elsewhere.
export const useLogoutUrl = routeLoader$(() => '/logout')

export default component$(() => {
  const signOut = useSignOut()
  return <Form action={signOut}><button>Log out</button></Form>
})
