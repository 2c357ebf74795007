import { signOut as end } from '$lib/auth'
import type { Actions } from './$types'

export const actions: Actions = { default: end } //=> endpoint POST /signout
