import { createCookie, createMemorySessionStorage, createSessionStorage } from '@remix-run/node'

const cookie = createCookie('sid', { path: '/', httpOnly: true, secure: true })

export const { getSession, commitSession, destroySession } = createMemorySessionStorage({ cookie })

const rows = new Map<string, unknown>()

export const staff = createSessionStorage({
  cookie: { name: 'staff_session', domain: 'example.com' },
  async createData(data) {
    const id = crypto.randomUUID()
    rows.set(id, data)
    return id
  },
  async readData(id) {
    return (rows.get(id) as Record<string, unknown>) ?? null
  },
  async updateData(id, data) {
    rows.set(id, data)
  },
  async deleteData(id) {
    rows.delete(id)
  },
})

export const forgetful = createSessionStorage({
  cookie: { name: 'kiosk_session' },
  createData: async () => crypto.randomUUID(),
  readData: async () => null,
  updateData: async () => {},
  async deleteData() {
    // The records are swept at night.
  },
})
