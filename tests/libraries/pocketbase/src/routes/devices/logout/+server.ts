import PocketBase from 'pocketbase'
import type { RequestHandler } from './$types'

// A record of the application's own, and a client of its own.
export const POST: RequestHandler = async ({ cookies }) => { //=> endpoint POST /devices/logout
  const client = new PocketBase('http://127.0.0.1:8090')
  await client.collection('sessions').delete(cookies.get('sid') ?? '') //=> invalidates session
  client.authStore.clear() //=> invalidates session stateless
  return new Response(null, { headers: { 'set-cookie': client.authStore.exportToCookie() } }) //=> clears pb_auth path=/ domain=-
}
