import { fail, redirect } from '@sveltejs/kit'
import { endSession, forgetSession } from '$lib/server/session'
import { shared } from './shared-actions'

async function logout({ cookies, setHeaders }) {
  await endSession(cookies)
  setHeaders({ 'Clear-Site-Data': '"storage"' })
  throw redirect(303, '/')
}

export const actions = {
  ...shared, //=> endpoint POST /account?/logOff
  rename: async ({ request }) => fail(400, { name: (await request.formData()).get('name') }),
  logout, //=> endpoint POST /account?/logout
  //=> endpoint POST /account?/signOut; reports require-server-side-destroy; reports require-clear-site-data
  signOut: async (event) => {
    forgetSession(event.cookies)
    return { done: true }
  },
}
