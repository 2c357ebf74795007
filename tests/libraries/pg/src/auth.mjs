import { randomUUID } from 'node:crypto'
import { pool, query as run } from './db.mjs'

export async function login(req, res) {
  const id = randomUUID()
  await run('INSERT INTO sessions (id, user_id) VALUES ($1, $2)', [id, req.body.user])
  res.cookie('sid', id, { httpOnly: true })
  res.end()
}

export async function logout(req, res) {
  await run('DELETE FROM sessions WHERE id = $1', [req.cookies.sid])
  res.clearCookie('sid') //=> clears sid path=/ domain=-
  res.end()
}

export async function logOff(req, res) {
  const client = await pool.connect()
  try {
    await client.query(`UPDATE sessions SET revoked_at = now() WHERE id = $1`, [req.cookies.sid]) //=> invalidates session
  } finally {
    client.release()
  }
  res.clearCookie('sid') //=> clears sid path=/ domain=-
  res.end()
}

// Only reads.
export async function signOut(req, res) { //=> reports require-server-side-destroy
  await run('SELECT id FROM sessions WHERE id = $1', [req.cookies.sid])
  res.clearCookie('sid') //=> clears sid path=/ domain=-
  res.end()
}

export async function closeTicket(req, res) {
  await run('DELETE FROM tickets WHERE id = $1', [req.params.id])
  res.end()
}
