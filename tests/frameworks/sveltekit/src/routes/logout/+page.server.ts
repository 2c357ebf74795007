import { redirect } from '@sveltejs/kit'
import type { Actions, PageServerLoad } from './$types'
import { endSession as end } from '$lib/server/session'

// A page that only leads away when nobody is logged in.
export const load: PageServerLoad = async ({ locals }) => {
  if (!locals.user) redirect(302, '/login')
}

export const actions = {
  //=> endpoint POST /logout; reports require-clear-site-data
  default: async ({ cookies }) => {
    await end(cookies)
    redirect(303, '/login')
  },
} satisfies Actions
