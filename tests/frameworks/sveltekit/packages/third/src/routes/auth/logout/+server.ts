import { text } from '@sveltejs/kit'

export const POST = async ({ cookies }) => { //=> endpoint POST /auth/logout
  cookies.delete('token') //=> clears token path=/ domain=-
  return text('bye', { headers: { 'Clear-Site-Data': '"storage"' } })
}
