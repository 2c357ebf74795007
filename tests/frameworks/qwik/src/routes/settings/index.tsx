import { globalAction$ as everywhere, routeAction$ } from '@builder.io/qwik-city'
import { dropSession } from '~/lib/session'

// Without a path the browser looks under that of the page which is open, be it /settings or /help/contact.
export const useLogOff = everywhere((_, { cookie }) => { //=> endpoint useLogOff(); reports require-server-side-destroy
  cookie.delete('sid') //=> clears sid path=- domain=-; reports no-mismatched-cookie-deletion
})

// The same, with the path that was set.
export const useSignOff = everywhere((_, { cookie }) => { //=> endpoint useSignOff()
  dropSession(cookie)
})

// An action of this page, whose path is not asked for here.
export const useLogOut = routeAction$((_, { cookie }) => { //=> endpoint useLogOut(); reports require-server-side-destroy
  cookie.delete('sid') //=> clears sid path=- domain=-
})
