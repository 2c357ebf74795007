import { createServerClient as connect } from '@supabase/ssr'
import { cookies } from 'next/headers'

export async function createClient() {
  const jar = await cookies()
  return connect(process.env.SUPABASE_URL!, process.env.SUPABASE_KEY!, {
    cookies: {
      getAll: () => jar.getAll(),
      setAll(all) {
        all.forEach(({ name, value, options }) => jar.set(name, value, options))
      },
    },
  })
}
