import { headers } from 'next/headers'
import { auth } from './auth'

export async function endCurrent() {
  await auth.api.signOut({ headers: await headers() }) //=> invalidates session
}
