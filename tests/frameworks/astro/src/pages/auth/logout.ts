import { SESSION } from '../../lib/session'

// Without a path the browser looks below /auth.
export const ALL = ({ cookies }) => { //=> endpoint ANY /auth/logout; reports no-get-logout; reports require-server-side-destroy; reports require-clear-site-data
  cookies.delete(SESSION) //=> clears session path=- domain=-; reports no-mismatched-cookie-deletion
  return new Response('bye')
}
