'use server'

import { createClient } from '../utils/server'

// All the others are logged out, this one is not.
export async function logOut() { //=> endpoint logOut(); reports require-server-side-destroy
  const supabase = await createClient()
  await supabase.auth.signOut({ scope: 'others' })
}

export async function endOtherSessions() {
  const supabase = await createClient()
  await supabase.auth.signOut({ scope: 'others' })
}
