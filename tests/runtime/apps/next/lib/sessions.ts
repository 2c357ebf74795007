import { randomUUID } from 'node:crypto'

export interface User {
  name: string
}

/** Users by the ids of their sessions. Each route is a bundle of its own, so that the module alone would not share it. */
const holder = globalThis as typeof globalThis & { sessions?: Map<string, User> }
const sessions = (holder.sessions ??= new Map<string, User>())

export async function createSession(user: User): Promise<string> {
  const id = randomUUID()
  sessions.set(id, user)
  return id
}

export async function findSession(id: string): Promise<User | undefined> {
  return sessions.get(id)
}

export async function deleteSession(id: string): Promise<void> {
  sessions.delete(id)
}
