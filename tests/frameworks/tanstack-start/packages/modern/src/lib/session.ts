import { useSession as openSession, setCookie as write, deleteCookie } from '@tanstack/react-start/server'

const sessions = new Map<string, { user: string }>()

export function startSession(user: string) {
  const id = crypto.randomUUID()
  sessions.set(id, { user })
  write('sid', id, { httpOnly: true, path: '/', maxAge: 86_400 })
}

export function dropSession(id: string) {
  sessions.delete(id) //=> invalidates session
  deleteCookie('sid') //=> clears sid path=/ domain=-
}

export const draft = () => openSession<{ text?: string }>({ name: 'draft', password: process.env.SECRET ?? '' })
