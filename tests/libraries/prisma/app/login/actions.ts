'use server'

import { createSession } from '../../lib/session'

export async function login(form: FormData) {
  await createSession(String(form.get('user')))
}
