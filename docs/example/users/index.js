import { scrypt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import pg from 'pg'

const pool = new pg.Pool()
const hash = promisify(scrypt)

export async function verify({ name, password }) {
  const { rows } = await pool.query('SELECT id, salt, hash FROM users WHERE name = $1', [name])
  const [user] = rows
  if (!user) return null
  return timingSafeEqual(await hash(password, user.salt, 64), user.hash) ? user.id : null
}
