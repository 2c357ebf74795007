'use server'

import { createClient } from '../utils/server'

// All the others are logged out, this one is not.
export async function logOut() { //=> endpoint logOut()
  const supabase = await createClient()
  await supabase.auth.signOut({ scope: 'others' }) //=> reports no-ineffective-session-destroy
}

export async function endOtherSessions() {
  const supabase = await createClient()
  await supabase.auth.signOut({ scope: 'others' })
}
