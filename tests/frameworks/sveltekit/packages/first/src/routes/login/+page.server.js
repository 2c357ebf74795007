import { redirect } from '@sveltejs/kit'
import { seal } from '../../lib/seal.js'

export const actions = {
  login: async ({ request, cookies }) => {
    const form = await request.formData()
    cookies.set('auth', seal(form.get('email')), { maxAge: 3600 }) //=> sets auth path=- domain=-
    throw redirect(303, '/')
  },
}
