import { redirect } from '@sveltejs/kit'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async ({ locals: { supabase: client } }) => { //=> endpoint POST /logout
    await client.auth.signOut() //=> invalidates provider delegated
    redirect(303, '/')
  },
}
