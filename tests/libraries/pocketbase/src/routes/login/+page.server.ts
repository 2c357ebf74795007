import { redirect, type Actions } from '@sveltejs/kit'

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const form = await request.formData()
    await locals.pb.collection('users').authWithPassword(String(form.get('email')), String(form.get('password')))
    redirect(303, '/')
  },
}
