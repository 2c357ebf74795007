import { randomUUID } from 'node:crypto'
import express from 'express'
import cookieParser from 'cookie-parser'
import { query as run } from './db.js'

const app = express()
app.use(express.json(), cookieParser())

app.post('/login', async (req, res) => {
  const { rows } = await run('SELECT * FROM users WHERE email = $1', [req.body.email])
  const id = randomUUID()
  await run('INSERT INTO sessions (id, user_id, expires_at) VALUES ($1, $2, $3)', [id, rows[0].id, new Date(Date.now() + 3_600_000)])
  res.cookie('sid', id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await run('DELETE FROM sessions WHERE id = $1', [req.cookies.sid])
  done(res)
})

app.post('/revoked/logout', async (req, res) => { //=> endpoint POST /revoked/logout
  await run('UPDATE sessions SET revoked_at = now() WHERE id = $1', [req.cookies.sid])
  done(res)
})

app.post('/touched/logout', async (req, res) => { //=> endpoint POST /touched/logout; reports require-server-side-destroy
  await run('UPDATE sessions SET last_seen = now() WHERE id = $1', [req.cookies.sid])
  done(res)
})

app.post('/expired/logout', async (req, res) => { //=> endpoint POST /expired/logout
  await run('DELETE FROM sessions WHERE expires_at < now()')
  done(res)
})

app.post('/others/logout', async (req, res) => { //=> endpoint POST /others/logout
  await run('DELETE FROM sessions WHERE user_id = $1 AND id <> $2', [req.body.userId, req.cookies.sid])
  done(res)
})

app.post('/other-tables/logout', async (req, res) => { //=> endpoint POST /other-tables/logout; reports require-server-side-destroy
  await run('DELETE FROM password_reset_tokens WHERE user_id = $1', [req.body.userId])
  await run('DELETE FROM chat_sessions WHERE user_id = $1', [req.body.userId])
  await run("INSERT INTO session_log (event) VALUES ('logout')")
  done(res)
})

app.post('/read/logout', async (req, res) => { //=> endpoint POST /read/logout; reports require-server-side-destroy
  await run('SELECT * FROM sessions WHERE id = $1 FOR UPDATE', [req.cookies.sid])
  done(res)
})

app.listen(3000)
