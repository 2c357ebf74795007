import { fail, redirect } from '@sveltejs/kit'
import type { Actions, PageServerLoad } from './$types'
import { startSession } from '$lib/server/session'
import { database } from '$lib/server/database'

export const load: PageServerLoad = ({ locals }) => {
  if (locals.user) redirect(303, '/')
}

export const actions: Actions = {
  default: async ({ request, cookies }) => {
    const form = await request.formData()
    const user = await database.user.findUnique({ where: { email: String(form.get('email')) } })
    if (!user) return fail(400, { wrong: true })
    await startSession(cookies, user.id)
    redirect(303, '/')
  },
}
