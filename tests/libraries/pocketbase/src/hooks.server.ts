import type { Handle } from '@sveltejs/kit'
import PB from 'pocketbase'

export const handle: Handle = async ({ event, resolve }) => {
  event.locals.pb = new PB('http://127.0.0.1:8090')
  event.locals.pb.authStore.loadFromCookie(event.request.headers.get('cookie') ?? '')
  const response = await resolve(event)
  response.headers.append('set-cookie', event.locals.pb.authStore.exportToCookie({ httpOnly: true })) //=> sets pb_auth path=/ domain=-
  return response
}
