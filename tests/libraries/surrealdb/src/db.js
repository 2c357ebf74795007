import { RecordId as Id, Surreal } from 'surrealdb'

export const db = new Surreal()
await db.connect('http://127.0.0.1:8000/rpc')
export const sessionOf = (id) => new Id('sessions', id)
export const endSession = (id) => db.delete(sessionOf(id)) //=> invalidates session
