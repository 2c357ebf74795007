'use server'

import { cookies } from 'next/headers'
import { signOut as leave } from '../auth'

export async function logout() { //=> endpoint logout()
  await leave({ redirectTo: '/' }) //=> invalidates session
}

// The row in the database stays, and so does every copy of the cookie.
export async function forceLogout() { //=> endpoint forceLogout(); reports require-server-side-destroy
  const jar = await cookies()
  jar.delete('authjs.session-token') //=> clears authjs.session-token path=/ domain=-
}

export async function greet() {
  return 'You can log out any time'
}
