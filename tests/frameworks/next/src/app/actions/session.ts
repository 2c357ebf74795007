'use server'

import { cookies } from 'next/headers'
import { redirect as goTo } from 'next/navigation'
import { SID } from '../../lib/cookies'
import { closeSession } from '../../lib/store'

export async function logout() { //=> endpoint logout()
  const jar = await cookies()
  const id = jar.get(SID)?.value
  await closeSession(id)
  jar.delete({ name: SID, path: '/' }) //=> clears sid path=/ domain=-
  goTo('/')
}

// The record stays.
export const signOut = async () => { //=> endpoint signOut(); reports require-server-side-destroy
  (await cookies()).delete('sid') //=> clears sid path=/ domain=-
  goTo('/')
}

export async function rename(form: FormData) {
  const { set } = await cookies()
  set('nickname', String(form.get('nickname')))
}
