import { getIronSession } from 'iron-session'
import { cookies } from 'next/headers'

export async function DELETE() {
  const cart = await getIronSession(await cookies(), { cookieName: 'cart', password: process.env.SECRET! })
  cart.destroy()
  return new Response(null, { status: 204 })
}
