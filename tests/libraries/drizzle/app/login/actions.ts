'use server'
import { createSession } from '@/lib/auth'

export async function login(form: FormData) {
  await createSession(String(form.get('user')))
}
