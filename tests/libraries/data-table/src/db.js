import { column, createDatabase, table } from '@remix-run/data-table'
import { adapter } from './adapter.js'

export const sessions = table({ name: 'sessions', primaryKey: 'id', columns: { id: column.text(), user: column.text() } })
export const db = createDatabase(adapter)
export const endSession = (id) => db.delete(sessions, id) //=> invalidates session
