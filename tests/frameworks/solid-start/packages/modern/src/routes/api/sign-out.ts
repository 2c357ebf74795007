import type { APIEvent } from '@solidjs/start/server'
import { deleteCookie } from 'vinxi/http'

export async function POST({ nativeEvent }: APIEvent) { //=> endpoint POST /api/sign-out; reports require-cookie-deletion
  deleteCookie(nativeEvent, 'box') //=> clears box path=/ domain=-
  return new Response(null, { status: 204 }) //=> sends
}
