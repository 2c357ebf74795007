'use server'

import { cookies } from 'next/headers'
import { lucia } from '../../lib/auth'

export async function login(form: FormData) {
  const session = await lucia.createSession(String(form.get('user')), {})
  const cookie = lucia.createSessionCookie(session.id)
  cookies().set(cookie.name, cookie.value, cookie.attributes)
}
