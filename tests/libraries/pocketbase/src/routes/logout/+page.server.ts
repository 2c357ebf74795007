import { redirect, type Actions } from '@sveltejs/kit'

export const actions: Actions = {
  default: async ({ locals, cookies }) => { //=> endpoint POST /logout
    locals.pb.authStore.clear() //=> invalidates session stateless
    cookies.delete('pb_auth', { path: '/' }) //=> clears pb_auth path=/ domain=-
    redirect(303, '/login')
  },
}
