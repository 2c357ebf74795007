import { NodePostgresAdapter } from '@lucia-auth/adapter-postgresql'
import { Lucia as Auth } from 'lucia'
import { cookies } from 'next/headers'
import { pool } from './db'

export const lucia = new Auth(new NodePostgresAdapter(pool, { user: 'users', session: 'sessions' }), {
  sessionCookie: { name: 'auth_session', attributes: { secure: true } },
})

export async function validateRequest() {
  const id = cookies().get(lucia.sessionCookieName)?.value ?? null
  if (!id) return { user: null, session: null }
  return lucia.validateSession(id)
}
