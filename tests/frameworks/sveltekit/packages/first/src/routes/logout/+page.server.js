import { redirect } from '@sveltejs/kit'

// The path is the folder of the address, and both are at the top.
export const actions = {
  default: ({ cookies }) => { //=> endpoint POST /logout; reports require-clear-site-data
    cookies.delete('auth') //=> clears auth path=- domain=-
    throw redirect(303, '/')
  },
}
