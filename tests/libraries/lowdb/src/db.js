import { JSONFilePreset as open } from 'lowdb/node'

export const db = await open('db.json', { sessions: [], posts: [] })

/** Ends one session of several. */
export async function endSession(id) {
  db.data.sessions = db.data.sessions.filter((one) => one.id !== id) //=> invalidates session
  await db.write()
}
