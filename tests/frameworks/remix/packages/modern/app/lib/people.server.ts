import { DatabaseSync } from 'node:sqlite'

const db = new DatabaseSync('people.db')

export async function rename(id: string | undefined, name: string) {
  db.prepare('UPDATE people SET name = ? WHERE id = ?').run(name, id ?? '')
}

export async function removeAccount(id: string | undefined) {
  db.prepare('DELETE FROM people WHERE id = ?').run(id ?? '')
}
