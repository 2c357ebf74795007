/** The tables of the data layers, read as a logout handler uses them: what each call does to a session or token. */
import { afterAll, describe, expect, it } from 'vitest'
import { analyseProject } from '../../src/project/analyse.ts'
import { removeProject, writeProject } from '../kit/mini-project.ts'

const roots: string[] = []
afterAll(() => roots.forEach(removeProject))

/** The invalidations of a logout handler with this body, in one line. */
function logout(setUp: readonly string[], body: string): string {
  const app = [
    "import express from 'express'",
    ...setUp,
    'const app = express()',
    "app.post('/logout', async (req, res) => {",
    body,
    'res.sendStatus(204)',
    '})',
  ]
  const root = writeProject({ 'app.ts': `${app.join('\n')}\n` })
  roots.push(root)
  const events = analyseProject({ root }).endpoints[0]?.runs[0]?.events ?? []
  return events
    .filter((event) => event.kind === 'invalidate')
    .map((event) => `${event.effect} ${event.what} ${event.scope} [${event.entity ?? ''}]${event.awaited ? '' : ' not awaited'}`)
    .join(', ')
}

/** Name, set-up, and cases: a call and what it comes to; nothing where it does nothing, or nothing to a session. */
const layers: readonly [string, readonly string[], readonly [string, string][]][] = [
  [
    'mongoose',
    [
      "import mongoose from 'mongoose'", 'const schema = new mongoose.Schema({ token: String })',
      'schema.methods.revokeMe = function () { this.revoked = true; return this.save() }',
      "const Session = mongoose.model('Session', schema)", "const User = mongoose.model('User', new mongoose.Schema({}))",
    ],
    [
      ['await Session.deleteOne({ token: req.cookies.token })', 'full session current-session [Session]'],
      ['Session.deleteOne({ token: req.cookies.token })', ''],
      ['await Session.deleteOne({ token: req.cookies.token }).exec()', 'full session current-session [Session]'],
      ['Session.deleteOne({ token: req.cookies.token }, (err) => {})', 'full session current-session [Session] not awaited'],
      [
        'await User.findByIdAndUpdate(req.user.id, { refreshToken: undefined })',
        'none refresh-token current-session [User.refreshToken]',
      ],
      [
        'await User.updateOne({ _id: req.user.id }, { $unset: { refreshToken: 1 } })',
        'full refresh-token current-session [User.refreshToken]',
      ],
      [
        'const u = await User.findById(req.user.id); u.refreshToken = undefined; await u.save()',
        'full refresh-token current-session [User.refreshToken]',
      ],
      ['const u = await User.findById(req.user.id); u.refreshToken = null', ''],
      [
        'const s = await Session.findOne({ token: req.cookies.token }).lean(false); await s.deleteOne()',
        'full session current-session [Session]',
      ],
    ],
  ],
  [
    'mongoose',
    [
      "import mongoose from 'mongoose'",
      "const Blacklist = mongoose.models.Blacklist || mongoose.model('Blacklist', new mongoose.Schema({}))",
    ],
    [['await new Blacklist({ token: req.cookies.token }).save()', 'full denylist current-session [Blacklist]']],
  ],
  [
    'mongoose',
    ["import { model, Schema } from 'mongoose'", "const Blacklist = model('BlacklistedToken', new Schema({}))"],
    [['await Blacklist.create({ token: req.cookies.token })', 'full denylist current-session [BlacklistedToken]']],
  ],
  [
    'prisma',
    ["import { PrismaClient } from '@prisma/client'", 'const prisma = new PrismaClient()'],
    [
      ['await prisma.session.deleteMany({ where: { token: req.cookies.token } })', 'full session current-session [session]'],
      ['prisma.session.deleteMany({ where: { token: req.cookies.token } })', ''],
      [
        'await prisma.$transaction([prisma.session.deleteMany({ where: { userId: req.user.id } }), prisma.log.create({})])',
        'full session all-sessions [session]',
      ],
      [
        'await prisma.user.update({ where: { id: req.user.id }, data: { refreshToken: undefined } })',
        'none refresh-token current-session [user.refreshToken]',
      ],
      [
        'await prisma.user.update({ where: { id: req.user.id }, data: { tokenVersion: { increment: 1 } } })',
        'full version all-sessions [user.tokenVersion]',
      ],
      [
        'await prisma.session.deleteMany({ where: { userId: req.user.id, id: { not: req.user.sid } } })',
        'full session other-sessions [session]',
      ],
      ['await prisma.$executeRaw`DELETE FROM sessions WHERE id = ${req.user.sid}`', 'full session current-session [sessions]'],
      [
        'await prisma.user.update({ where: { id: req.user.id }, data: { sessions: { deleteMany: {} } } })',
        'full session all-sessions [user.sessions]',
      ],
    ],
  ],
  [
    'redis',
    ["import { createClient } from 'redis'", 'const client = createClient()'],
    [
      ['await client.del(`sess:${req.user.id}`)', 'full session unknown [sess:*]'],
      ["await client.set(`bl_${req.token}`, '1', { EX: 60 })", 'full denylist current-session [bl_*]'],
      ['await client.multi().del(`sess:${req.user.id}`).exec()', 'full session unknown [sess:*]'],
      ['await client.multi().del(`sess:${req.user.id}`)', ''],
      ['await client.expire(`sess:${req.user.id}`, 0)', 'full session unknown [sess:*]'],
      ['await client.expire(`sess:${req.user.id}`, 60)', ''],
    ],
  ],
  [
    'redis',
    ["import redis from 'redis'", 'const client = redis.createClient()'],
    [
      [
        'client.del(req.cookies.refreshToken, (err) => {})',
        'full refresh-token current-session [req.cookies.refreshToken] not awaited',
      ],
    ],
  ],
  [
    'ioredis',
    ["import Redis from 'ioredis'", 'const r = new Redis()'],
    [["await r.setex(`blacklist:${req.token}`, 60, '1')", 'full denylist current-session [blacklist:*]']],
  ],
  [
    'ioredis',
    ["import { Redis } from 'ioredis'", 'const r = new Redis()'],
    [['await r.pipeline().del(`refresh:${req.user.id}`).exec()', 'full refresh-token unknown [refresh:*]']],
  ],
  [
    'upstash',
    ["import { Redis } from '@upstash/redis'", 'const r = Redis.fromEnv()'],
    [['await r.del(`session:${req.user.id}`)', 'full session unknown [session:*]']],
  ],
  [
    'sequelize',
    [
      "import { Sequelize, Model, DataTypes } from 'sequelize'", "const sequelize = new Sequelize('x')",
      "const Token = sequelize.define('RefreshToken', {})", 'class Session extends Model {}', 'Session.init({}, { sequelize })',
      "const User = sequelize.define('User', {})",
    ],
    [
      ['await Token.destroy({ where: { token: req.cookies.rt } })', 'full refresh-token current-session [RefreshToken]'],
      ['await Session.destroy({ where: { userId: req.user.id } })', 'full session all-sessions [Session]'],
      [
        'await User.update({ refreshToken: undefined }, { where: { id: req.user.id } })',
        'none refresh-token current-session [User.refreshToken]',
      ],
      [
        'await User.update({ refreshToken: null }, { where: { id: req.user.id } })',
        'full refresh-token current-session [User.refreshToken]',
      ],
      [
        'const u = await User.findByPk(req.user.id); u.refreshToken = null; await u.save()',
        'full refresh-token current-session [User.refreshToken]',
      ],
      [
        'const u = await User.findByPk(req.user.id); await u.update({ refreshToken: null })',
        'full refresh-token current-session [User.refreshToken]',
      ],
      ["await User.increment('tokenVersion', { where: { id: req.user.id } })", 'full version all-sessions [User.tokenVersion]'],
      [
        'const u = await Session.findOne({ where: { token: req.cookies.t } }); await u.destroy()',
        'full session current-session [Session]',
      ],
    ],
  ],
  [
    'typeorm',
    [
      "import { DataSource, BaseEntity, getRepository, Entity } from 'typeorm'",
      '@Entity() class Session extends BaseEntity { id: string }', '@Entity() class User { refreshToken: string }',
      'const ds = new DataSource({})', 'const repo = ds.getRepository(Session)', 'const users = ds.getRepository(User)',
    ],
    [
      ['await repo.delete({ id: req.user.sid })', 'full session current-session [Session]'],
      [
        "await repo.createQueryBuilder().delete().where('user_id = :id', { id: req.user.id }).execute()",
        'full session all-sessions [Session]',
      ],
      ["await repo.createQueryBuilder().delete().where('user_id = :id', { id: req.user.id })", ''],
      [
        "await ds.createQueryBuilder().delete().from(Session).where('id = :id', { id: req.user.sid }).execute()",
        'full session current-session [Session]',
      ],
      ['await users.save({ id: req.user.id, refreshToken: null })', 'full refresh-token current-session [User.refreshToken]'],
      ['await users.update(req.user.id, { refreshToken: null })', 'full refresh-token current-session [User.refreshToken]'],
      ['await Session.delete({ id: req.user.sid })', 'full session current-session [Session]'],
      ['const s = await Session.findOneBy({ id: req.user.sid }); await s.remove()', 'full session current-session [Session]'],
      ['await ds.manager.delete(Session, { userId: req.user.id })', 'full session all-sessions [Session]'],
      ['const s = await repo.findOneBy({ id: req.user.sid }); await repo.remove(s)', 'full session current-session [Session]'],
    ],
  ],
  [
    'mongodb',
    ["import { MongoClient } from 'mongodb'", "const client = new MongoClient('x')", "const db = client.db('a')"],
    [["await db.collection('sessions').deleteOne({ token: req.cookies.t })", 'full session current-session [sessions]']],
  ],
  [
    'mongodb',
    ["import { MongoClient } from 'mongodb'", "const client = await MongoClient.connect('x')"],
    [
      [
        "await client.db().collection('users').updateOne({ _id: req.user.id }, { $pull: { tokens: { token: req.token } } })",
        'full access-token current-session [users.tokens]',
      ],
    ],
  ],
  [
    'drizzle',
    [
      "import { drizzle } from 'drizzle-orm/node-postgres'", "import { pgTable, text } from 'drizzle-orm/pg-core'",
      "import { eq, ne, and, sql } from 'drizzle-orm'",
      "const sessions = pgTable('sessions', { id: text('id') , userId: text('user_id') })",
      "const users = pgTable('users', { id: text('id'), tokenVersion: text('token_version'), refreshToken: text('rt') })",
      'const db = drizzle(process.env.URL)',
    ],
    [
      ['await db.delete(sessions).where(eq(sessions.id, req.cookies.sid))', 'full session current-session [sessions]'],
      ['db.delete(sessions).where(eq(sessions.id, req.cookies.sid))', ''],
      [
        'await db.delete(sessions).where(and(eq(sessions.userId, req.user.id), ne(sessions.id, req.user.sid)))',
        'full session other-sessions [sessions]',
      ],
      ['await db.delete(sessions)', 'full session all-sessions [sessions]'],
      [
        'await db.update(users).set({ refreshToken: null }).where(eq(users.id, req.user.id))',
        'full refresh-token current-session [users.refreshToken]',
      ],
      [
        'await db.update(users).set({ tokenVersion: sql`${users.tokenVersion} + 1` }).where(eq(users.id, req.user.id))',
        'full version all-sessions [users.tokenVersion]',
      ],
      ['await db.execute(sql`DELETE FROM sessions WHERE id = ${req.user.sid}`)', 'full session current-session [sessions]'],
    ],
  ],
  [
    'knex',
    ["import knex from 'knex'", 'const db = knex({})'],
    [
      ["await db('sessions').where({ id: req.cookies.sid }).del()", 'full session current-session [sessions]'],
      ["db('sessions').where('user_id', req.user.id).del()", ''],
      [
        "await db('users').where('id', '=', req.user.id).update({ refresh_token: null })",
        'full refresh-token current-session [users.refresh_token]',
      ],
      [
        "await db('users').where('id', req.user.id).update('refresh_token', null)",
        'full refresh-token current-session [users.refresh_token]',
      ],
      [
        "await db('users').where('id', req.user.id).increment('token_version', 1)",
        'full version all-sessions [users.token_version]',
      ],
      [
        "await db('sessions').where('id', req.user.sid).update({ revoked_at: db.fn.now() })",
        'full session current-session [sessions]',
      ],
      ["await db.raw('DELETE FROM sessions WHERE id = ?', [req.user.sid])", 'full session current-session [sessions]'],
    ],
  ],
  [
    'objection',
    ["import { Model } from 'objection'", "class Session extends Model { static tableName = 'sessions' }"],
    [['await Session.query().deleteById(req.user.sid)', 'full session current-session [Session]']],
  ],
  [
    'kysely',
    ["import { Kysely } from 'kysely'", 'const db = new Kysely({})'],
    [
      ["await db.deleteFrom('sessions').where('id', '=', req.user.sid).execute()", 'full session current-session [sessions]'],
      ["await db.deleteFrom('sessions').where('id', '=', req.user.sid)", ''],
      [
        "await db.updateTable('users').set({ refresh_token: null }).where('id', '=', req.user.id).executeTakeFirst()",
        'full refresh-token current-session [users.refresh_token]',
      ],
    ],
  ],
  [
    'kysely',
    ["import { Kysely, sql } from 'kysely'", 'const db = new Kysely({})'],
    [['await sql`DELETE FROM sessions WHERE id = ${req.user.sid}`.execute(db)', 'full session current-session [sessions]']],
  ],
  [
    'pg',
    ["import { Pool } from 'pg'", 'const pool = new Pool()'],
    [["await pool.query('DELETE FROM sessions WHERE id = $1', [req.user.sid])", 'full session current-session [sessions]']],
  ],
  [
    'pg',
    ["import pg from 'pg'", 'const pool = new pg.Pool()'],
    [
      [
        "pool.query('UPDATE users SET refresh_token = $1 WHERE id = $2', [null, req.user.id], (err) => {})",
        'full refresh-token current-session [users.refresh_token] not awaited',
      ],
      [
        "await pool.query({ text: 'DELETE FROM sessions WHERE id = $1', values: [req.user.sid] })",
        'full session current-session [sessions]',
      ],
    ],
  ],
  [
    'mysql2',
    ["import mysql from 'mysql2/promise'", 'const pool = mysql.createPool({})'],
    [["await pool.execute('DELETE FROM sessions WHERE sid = ?', [req.user.sid])", 'full session current-session [sessions]']],
  ],
  [
    'mysql2',
    ["import mysql from 'mysql2'", 'const pool = mysql.createPool({}).promise()'],
    [
      [
        "const c = await pool.getConnection(); await c.query('DELETE FROM sessions WHERE sid = ?', [req.user.sid])",
        'full session current-session [sessions]',
      ],
    ],
  ],
  [
    'mysql',
    ["import mysql from 'mysql'", 'const c = mysql.createConnection({})'],
    [
      [
        "c.query('DELETE FROM sessions WHERE sid = ?', [req.user.sid], () => {})",
        'full session current-session [sessions] not awaited',
      ],
    ],
  ],
  [
    'better-sqlite3',
    [
      "import Database from 'better-sqlite3'",
      "const db = new Database('x')",
      "const del = db.prepare('DELETE FROM sessions WHERE id = ?')",
    ],
    [['del.run(req.user.sid)', 'full session current-session [sessions]']],
  ],
  [
    'better-sqlite3',
    ["import Database from 'better-sqlite3'", "const db = new Database('x')"],
    [["db.prepare('DELETE FROM sessions WHERE id = ?')", '']],
  ],
  [
    'sqlite3',
    ["import sqlite3 from 'sqlite3'", 'const { Database } = sqlite3.verbose()', "const db = new Database('x')"],
    [
      [
        "db.run('DELETE FROM sessions WHERE id = ?', [req.user.sid], () => {})",
        'full session current-session [sessions] not awaited',
      ],
    ],
  ],
  [
    'postgres',
    ["import postgres from 'postgres'", 'const sql = postgres()'],
    [
      ['await sql`DELETE FROM sessions WHERE id = ${req.user.sid}`', 'full session current-session [sessions]'],
      ['sql`DELETE FROM sessions WHERE id = ${req.user.sid}`', ''],
    ],
  ],
  [
    'neon',
    ["import { neon } from '@neondatabase/serverless'", "const sql = neon('x')"],
    [
      [
        'await sql`UPDATE users SET refresh_token = ${null} WHERE id = ${req.user.id}`',
        'full refresh-token current-session [users.refresh_token]',
      ],
    ],
  ],
  [
    'vercel',
    ["import { sql } from '@vercel/postgres'"],
    [['await sql`DELETE FROM sessions WHERE id = ${req.user.sid}`', 'full session current-session [sessions]']],
  ],
  [
    'libsql',
    ["import { createClient } from '@libsql/client'", 'const db = createClient({})'],
    [
      [
        "await db.execute({ sql: 'DELETE FROM session WHERE id = ?', args: [req.user.sid] })",
        'full session current-session [session]',
      ],
      [
        "await db.batch([{ sql: 'DELETE FROM session WHERE id = ?', args: [req.user.sid] }])",
        'full session current-session [session]',
      ],
    ],
  ],
  [
    'node-cache',
    ["import NodeCache from 'node-cache'", 'const sessionCache = new NodeCache()'],
    [['sessionCache.del(req.user.id)', 'full session current-session [sessionCache]']],
  ],
  [
    'keyv',
    ["import Keyv from 'keyv'", 'const k = new Keyv()'],
    [['await k.delete(`session:${req.user.id}`)', 'full session unknown [session:*]']],
  ],
  [
    'lru',
    ["import { LRUCache } from 'lru-cache'", 'const tokenBlacklist = new LRUCache({})'],
    [['tokenBlacklist.set(req.token, true)', 'full denylist current-session [tokenBlacklist]']],
  ],
  ['Map', ['const sessions = new Map()'], [['sessions.delete(req.cookies.sid)', 'full session current-session [sessions]']]],
  ['Set', ['const blacklist = new Set()'], [['blacklist.add(req.token)', 'full denylist current-session [blacklist]']]],
  ['Map', ['const users = new Map()'], [['users.delete(req.user.id)', '']]],
  [
    'firestore',
    ["import { getFirestore } from 'firebase-admin/firestore'", 'const db = getFirestore()'],
    [["await db.collection('sessions').doc(req.cookies.sid).delete()", 'full session current-session [sessions]']],
  ],
  [
    'firestore',
    ["import { getFirestore, FieldValue } from 'firebase-admin/firestore'", 'const db = getFirestore()'],
    [
      [
        "await db.collection('users').doc(req.user.id).update({ refreshToken: FieldValue.delete() })",
        'full refresh-token current-session [users.refreshToken]',
      ],
    ],
  ],
  [
    'dynamodb',
    [
      "import { DynamoDBDocumentClient, DeleteCommand } from '@aws-sdk/lib-dynamodb'",
      'const c = DynamoDBDocumentClient.from({})',
    ],
    [
      [
        "await c.send(new DeleteCommand({ TableName: 'sessions', Key: { id: req.user.sid } }))",
        'full session current-session [sessions]',
      ],
      ["new DeleteCommand({ TableName: 'sessions', Key: { id: req.user.sid } })", ''],
    ],
  ],
]

describe.each(layers)('%s', (_name, setUp, cases) => {
  it.each(cases)('%s', (body, expected) => expect(logout(setUp, body)).toBe(expected))
})
