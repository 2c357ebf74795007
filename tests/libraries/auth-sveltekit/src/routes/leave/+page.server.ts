import { signOut } from '$lib/auth'
import type { Actions } from './$types'

export const actions: Actions = {
  logout: async (event) => { //=> endpoint POST /leave?/logout
    await signOut(event)
  },
}
