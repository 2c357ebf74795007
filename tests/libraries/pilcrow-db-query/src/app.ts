import express from 'express'
import { database } from './database'

const settings = new Proxy({}, { get: (_target, name) => process.env[String(name)] ?? (process.env['FALLBACK'] ? 'sid' : 'session') })
const app = express()

app.post('/login', (req, res) => {
  const id = crypto.randomUUID()
  database.execute('INSERT INTO session (id, user_id) VALUES (?, ?)', [id, req.body.user])
  res.cookie(settings.COOKIE, id).end()
})

app.post('/logout', (req, res) => { //=> endpoint POST /logout; reports require-clear-site-data
  database.execute('DELETE FROM session WHERE id = ?', [req.cookies.sid]) //=> invalidates session
  res.clearCookie(settings.COOKIE).end() //=> clears ? path=/ domain=-
})

app.listen(3000)
