/** Rows are ended by statements as the project writes them. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

const express = `import express from 'express'
import cookieParser from 'cookie-parser'
`

describe('ending a row', () => {
  it('a statement with numbers, in a file of its own', () => {
    const files = {
      'app.js': express + `import { createSession, findSession } from './sessions.js'

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  res.cookie('sid', await createSession(req.body.id), { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await findSession(req.cookies.sid))
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      'db.js': `import pg from 'pg'

export const pool = new pg.Pool()
`,
      'sessions.js': `import { randomUUID } from 'node:crypto'
import { pool } from './db.js'

export async function createSession(userId) {
  const token = randomUUID()
  await pool.query('INSERT INTO user_sessions (token, user_id) VALUES ($1, $2)', [token, userId])
  return token
}

export async function findSession(token) {
  const { rows } = await pool.query('SELECT * FROM user_sessions WHERE token = $1 AND expires_at > now()', [token])
  return rows[0]
}
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': express + `import { createSession, findSession } from './sessions.js'
import { pool } from './db.js'

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  res.cookie('sid', await createSession(req.body.id), { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await findSession(req.cookies.sid))
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await pool.query('DELETE FROM user_sessions WHERE token = $1', [sid])
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('a statement with question marks', () => {
    const files = {
      'app.js': express + `import mysql from 'mysql2/promise'

const db = mysql.createPool(process.env.DATABASE_URL)

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await db.execute('INSERT INTO sessions (id, user_id) VALUES (?, ?)', [sid, req.body.id])
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  const [[session]] = await db.execute('SELECT user_id FROM sessions WHERE active = ? AND id = ?', [1, req.cookies.sid])
  res.json(session)
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': express + `import mysql from 'mysql2/promise'

const db = mysql.createPool(process.env.DATABASE_URL)

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await db.execute('INSERT INTO sessions (id, user_id) VALUES (?, ?)', [sid, req.body.id])
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  const [[session]] = await db.execute('SELECT user_id FROM sessions WHERE active = ? AND id = ?', [1, req.cookies.sid])
  res.json(session)
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await db.execute('DELETE FROM sessions WHERE id = ?', [sid])
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('a statement that answers to a callback is left', () => {
    const files = {
      'app.js': express + `import mysql from 'mysql2'

const db = mysql.createPool(process.env.DATABASE_URL)

const app = express()
app.use(cookieParser())

app.post('/login', (req, res) => {
  const sid = crypto.randomUUID()
  db.query('INSERT INTO sessions (id, user_id) VALUES (?, ?)', [sid, req.body.id], () => {
    res.cookie('sid', sid, { path: '/' })
    res.end()
  })
})

app.get('/me', (req, res) => {
  db.query('SELECT user_id FROM sessions WHERE id = ?', [req.cookies.sid], (error, rows) => res.json(rows))
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {},
      left: [
        'require-server-side-destroy: the session in `sessions` is written at `app.js:12` in a way that does not show how one is ended',
      ],
    })
  })

  it('a prepared statement', () => {
    const files = {
      'app.js': express + `import Database from 'better-sqlite3'

const db = new Database('app.db')

const app = express()
app.use(cookieParser())

app.post('/login', (req, res) => {
  const sid = crypto.randomUUID()
  db.prepare('INSERT INTO sessions (id, user_id) VALUES (?, ?)').run(sid, req.body.id)
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', (req, res) => {
  res.json(db.prepare('SELECT user_id FROM sessions WHERE id = ?').get(req.cookies.sid))
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': express + `import Database from 'better-sqlite3'

const db = new Database('app.db')

const app = express()
app.use(cookieParser())

app.post('/login', (req, res) => {
  const sid = crypto.randomUUID()
  db.prepare('INSERT INTO sessions (id, user_id) VALUES (?, ?)').run(sid, req.body.id)
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', (req, res) => {
  res.json(db.prepare('SELECT user_id FROM sessions WHERE id = ?').get(req.cookies.sid))
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    db.prepare('DELETE FROM sessions WHERE id = ?').run(sid)
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('either of two columns is no key', () => {
    const files = {
      'app.js': express + `import postgres from 'postgres'

const sql = postgres()

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await sql\`INSERT INTO sessions (id, user_id) VALUES (\${sid}, \${req.body.id})\`
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await sql\`SELECT user_id FROM sessions WHERE id = \${req.cookies.sid} OR legacy_id = \${req.cookies.sid}\`)
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {},
      left: [
        `require-server-side-destroy: the session in \`sessions\` is written at \`app.js:12\`, and nothing is seen to find it by a cookie: which one is the caller's is not known`,
      ],
    })
  })

  it('a field of a table, with a tag', () => {
    const files = {
      'app.js': express + `import postgres from 'postgres'

const sql = postgres()

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const token = crypto.randomUUID()
  await sql\`UPDATE users SET session_token = \${token} WHERE id = \${req.body.id}\`
  res.cookie('sid', token, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  const [user] = await sql\`SELECT * FROM users WHERE session_token = \${req.cookies.sid}\`
  res.json(user)
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': express + `import postgres from 'postgres'

const sql = postgres()

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const token = crypto.randomUUID()
  await sql\`UPDATE users SET session_token = \${token} WHERE id = \${req.body.id}\`
  res.cookie('sid', token, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  const [user] = await sql\`SELECT * FROM users WHERE session_token = \${req.cookies.sid}\`
  res.json(user)
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await sql\`UPDATE users SET session_token = NULL WHERE session_token = \${sid}\`
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('Drizzle, with a table that the logout has to import', () => {
    const files = {
      'schema.ts': `import { pgTable, text } from 'drizzle-orm/pg-core'

export const sessions = pgTable('session', { id: text('id').primaryKey(), userId: text('user_id').notNull() })
`,
      'db.ts': `import { drizzle } from 'drizzle-orm/node-postgres'

export const db = drizzle(process.env.DATABASE_URL!)
`,
      'auth.ts': `import { eq } from 'drizzle-orm'
import { getCookie, setCookie } from 'hono/cookie'
import type { Context } from 'hono'
import { db } from './db'
import { sessions } from './schema'

export async function login(c: Context, userId: string) {
  const id = crypto.randomUUID()
  await db.insert(sessions).values({ id, userId })
  setCookie(c, 'sid', id, { path: '/' })
}

export async function currentUser(c: Context) {
  const id = getCookie(c, 'sid')
  if (!id) return null
  const [session] = await db.select().from(sessions).where(eq(sessions.id, id))
  return session?.userId ?? null
}
`,
      'app.ts': `import { Hono } from 'hono'
import { deleteCookie } from 'hono/cookie'
import { currentUser, login } from './auth'

const app = new Hono()

app.post('/login', async (c) => {
  await login(c, (await c.req.json()).user)
  return c.text('welcome')
})

app.get('/me', async (c) => c.json(await currentUser(c)))

app.post('/logout', (c) => {
  deleteCookie(c, 'sid', { path: '/' })
  return c.redirect('/')
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.ts': `import { Hono } from 'hono'
import { deleteCookie, getCookie } from 'hono/cookie'
import { currentUser, login } from './auth'
import { db } from './db'
import { sessions } from './schema'
import { eq } from 'drizzle-orm'

const app = new Hono()

app.post('/login', async (c) => {
  await login(c, (await c.req.json()).user)
  return c.text('welcome')
})

app.get('/me', async (c) => c.json(await currentUser(c)))

app.post('/logout', async (c) => {
  const id = getCookie(c, 'sid')
  if (id) {
    await db.delete(sessions).where(eq(sessions.id, id))
  }
  deleteCookie(c, 'sid', { path: '/' })
  return c.redirect('/')
})
`,
      },
      left: [],
    })
  })

  it('Knex', () => {
    const files = {
      'app.js': express + `import knex from 'knex'

const db = knex({ client: 'pg' })

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await db('sessions').insert({ id: sid, user_id: req.body.id })
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await db('sessions').where({ id: req.cookies.sid }).first())
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': express + `import knex from 'knex'

const db = knex({ client: 'pg' })

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await db('sessions').insert({ id: sid, user_id: req.body.id })
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await db('sessions').where({ id: req.cookies.sid }).first())
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await db('sessions').where({ id: sid }).del()
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('Kysely', () => {
    const files = {
      'app.js': express + `import { Kysely } from 'kysely'

const db = new Kysely({})

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await db.insertInto('session').values({ id: sid, user_id: req.body.id }).execute()
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await db.selectFrom('session').selectAll().where('id', '=', req.cookies.sid).executeTakeFirst())
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': express + `import { Kysely } from 'kysely'

const db = new Kysely({})

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await db.insertInto('session').values({ id: sid, user_id: req.body.id }).execute()
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await db.selectFrom('session').selectAll().where('id', '=', req.cookies.sid).executeTakeFirst())
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await db.deleteFrom('session').where('id', '=', sid).execute()
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('Supabase', () => {
    const files = {
      'app.js': express + `import { createClient } from '@supabase/supabase-js'

const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_KEY)

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await supabase.from('sessions').insert({ id: sid, user_id: req.body.id })
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  const { data } = await supabase.from('sessions').select('*').eq('id', req.cookies.sid).single()
  res.json(data)
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': express + `import { createClient } from '@supabase/supabase-js'

const supabase = createClient(process.env.SUPABASE_URL, process.env.SUPABASE_KEY)

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await supabase.from('sessions').insert({ id: sid, user_id: req.body.id })
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  const { data } = await supabase.from('sessions').select('*').eq('id', req.cookies.sid).single()
  res.json(data)
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await supabase.from('sessions').delete().eq('id', sid)
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('a repository of TypeORM', () => {
    const files = {
      'app.js': express + `import { DataSource } from 'typeorm'
import { Session } from './session.js'

const sessions = new DataSource({}).getRepository(Session)

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await sessions.save({ id: sid, userId: req.body.id })
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await sessions.findOneBy({ id: req.cookies.sid }))
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': express + `import { DataSource } from 'typeorm'
import { Session } from './session.js'

const sessions = new DataSource({}).getRepository(Session)

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await sessions.save({ id: sid, userId: req.body.id })
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await sessions.findOneBy({ id: req.cookies.sid }))
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await sessions.delete({ id: sid })
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })

  it('a collection of MongoDB', () => {
    const files = {
      'app.js': express + `import { MongoClient } from 'mongodb'

const client = new MongoClient(process.env.MONGO_URL)
const sessions = client.db().collection('sessions')

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await sessions.insertOne({ sid, user: req.body.id })
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await sessions.findOne({ sid: req.cookies.sid }))
})

app.post('/logout', async (req, res) => {
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
    }
    expect(repaired(files, 'destroy-session', 'revoke-refresh-token')).toEqual({
      changed: {
        'app.js': express + `import { MongoClient } from 'mongodb'

const client = new MongoClient(process.env.MONGO_URL)
const sessions = client.db().collection('sessions')

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const sid = crypto.randomUUID()
  await sessions.insertOne({ sid, user: req.body.id })
  res.cookie('sid', sid, { path: '/' })
  res.end()
})

app.get('/me', async (req, res) => {
  res.json(await sessions.findOne({ sid: req.cookies.sid }))
})

app.post('/logout', async (req, res) => {
  const sid = req.cookies.sid
  if (sid) {
    await sessions.deleteOne({ sid })
  }
  res.clearCookie('sid', { path: '/' })
  res.end()
})
`,
      },
      left: [],
    })
  })
})
