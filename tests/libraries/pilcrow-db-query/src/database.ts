import { SyncDatabase as Database } from '@pilcrowjs/db-query'
import sqlite from 'better-sqlite3'

const file = sqlite('data.db')

export const database = new Database({
  query: (text, values) => file.prepare(text).raw().all(values),
  execute: (text, values) => file.prepare(text).run(values),
})
