const sessions = new Map<string, { user: string }>()

export const openSession = (id: string, user: string) => sessions.set(id, { user })

/** One login, by the id in its cookie. */
export class Login {
  constructor(private readonly id: string) {}
  end() {
    return sessions.delete(this.id) //=> invalidates session
  }
}
