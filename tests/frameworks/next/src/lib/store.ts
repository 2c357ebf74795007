interface Session { userId: string, since: number }

const sessions = new Map<string, Session>()

export async function openSession(userId: string): Promise<string> {
  const id = crypto.randomUUID()
  sessions.set(id, { userId, since: Date.now() })
  return id
}

export async function closeSession(id: string | undefined): Promise<void> {
  if (id) sessions.delete(id) //=> invalidates session
}

export const findSession = (id: string) => sessions.get(id)
