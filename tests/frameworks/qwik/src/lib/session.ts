import type { Cookie } from '@builder.io/qwik-city'

const sessions = new Map<string, { user: string }>()

export const options = { path: '/', httpOnly: true, secure: true } as const

export function startSession(cookie: Cookie, user: string) {
  const id = crypto.randomUUID()
  sessions.set(id, { user })
  cookie.set('sid', id, { ...options, maxAge: [30, 'days'] })
}

export function dropSession(cookie: Cookie) {
  sessions.delete(cookie.get('sid')?.value ?? '') //=> invalidates session
  cookie.delete('sid', options) //=> clears sid path=/ domain=-
}
