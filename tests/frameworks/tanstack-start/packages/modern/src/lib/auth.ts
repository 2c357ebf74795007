import { createServerFn as server } from '@tanstack/react-start'
import { deleteCookie, getCookie } from '@tanstack/react-start/server'
import { redirect } from '@tanstack/react-router'
import { dropSession, startSession } from './session'

export const login = server({ method: 'POST' }).handler(async ({ data }) => {
  startSession(String(data.get('name')))
  throw redirect({ to: '/' })
})

export const logoutFn = server({ method: 'POST' }).handler(async () => { //=> endpoint logoutFn()
  dropSession(getCookie('sid') ?? '')
  throw redirect({ to: '/' })
})

// Without a method it is GET.
//=> endpoint signOut(); reports no-get-logout; reports require-server-side-destroy
export const signOut = server().handler(async () => {
  deleteCookie('sid', { path: '/account' }) //=> clears sid path=/account domain=-; reports no-mismatched-cookie-deletion
})
