/** The application's own sessions, beside those of Supabase. */
export class Sessions {
  private readonly sessions = new Map<string, string>()
  open(id: string, user: string) {
    this.sessions.set(id, user)
  }
  close(id: string) {
    this.sessions.delete(id) //=> invalidates session
  }
}
