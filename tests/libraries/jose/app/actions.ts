'use server'

import { cookies as store } from 'next/headers'
import { redirect } from 'next/navigation'

export async function logout() { //=> endpoint logout()
  (await store()).delete('session') //=> clears session path=/ domain=-; reports no-mismatched-cookie-deletion
  redirect('/login')
}
