'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { lucia as auth, validateRequest as current } from '../../lib/auth'

export async function logout() { //=> endpoint logout()
  const { session } = await current()
  if (!session) return { error: 'Nobody is logged in' }
  await auth.invalidateSession(session.id) //=> invalidates session
  const blank = auth.createBlankSessionCookie()
  cookies().set(blank.name, blank.value, blank.attributes) //=> clears auth_session path=/ domain=-
  return redirect('/')
}

// The session can still be used.
export async function signOut() { //=> endpoint signOut(); reports require-server-side-destroy
  const blank = auth.createBlankSessionCookie()
  cookies().set(blank.name, blank.value, blank.attributes) //=> clears auth_session path=/ domain=-
  redirect('/')
}

// The argument is the wrong kind of id, and nothing happens.
export async function logoutEverywhere() { //=> endpoint logoutEverywhere()
  const { user } = await current()
  if (user) await auth.invalidateSession(user.id) //=> reports no-ineffective-session-destroy
  const blank = auth.createBlankSessionCookie()
  cookies().set(blank.name, blank.value, blank.attributes) //=> clears auth_session path=/ domain=-
  redirect('/')
}
