import { redirect } from '@sveltejs/kit'

export const actions = {
  default: ({ cookies }) => { //=> endpoint POST /auth/logout; reports require-clear-site-data
    cookies.delete('auth') //=> clears auth path=- domain=-; reports no-mismatched-cookie-deletion
    throw redirect(303, '/')
  },
}
