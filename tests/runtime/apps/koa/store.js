const sessions = new Map()

export const store = {
  async get(key) {
    return sessions.get(key)
  },
  async set(key, session) {
    sessions.set(key, session)
  },
  async destroy(key) {
    sessions.delete(key)
  },
}
