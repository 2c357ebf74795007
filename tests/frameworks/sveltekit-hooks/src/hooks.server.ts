import { createServerClient as connect } from '@supabase/ssr'
import type { Handle } from '@sveltejs/kit'
import { sequence } from '@sveltejs/kit/hooks'
import { Sessions } from '$lib/sessions'

const supabase: Handle = async ({ event, resolve }) => {
  event.locals.supabase = connect('https://example.supabase.co', 'key', {
    cookies: {
      getAll: () => event.cookies.getAll(),
      setAll: (all) => all.forEach(({ name, value, options }) => event.cookies.set(name, value, { ...options, path: '/' })),
    },
  })
  return resolve(event)
}

const own: Handle = async ({ event, resolve }) => {
  event.locals.sessions = new Sessions()
  event.locals.user = null
  const { data } = await event.locals.supabase.auth.getUser()
  event.locals.user = data.user
  return resolve(event)
}

export const handle = sequence(supabase, own)
