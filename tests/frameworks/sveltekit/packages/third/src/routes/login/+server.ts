import { json } from '@sveltejs/kit'
import { sign } from '../../lib/token'

export async function POST(event) {
  const { email } = await event.request.json()
  event.cookies.set('token', sign(email)) //=> sets token path=/ domain=-
  return json({ email })
}
