import { randomBytes } from 'node:crypto'
import jwt from 'jsonwebtoken'
import pg from 'pg'

const pool = new pg.Pool()

/** A short access token, and a refresh token that is good for a month. */
export async function issueTokens(res, userId) {
  const refreshToken = randomBytes(32).toString('base64url')
  await pool.query('INSERT INTO refresh_tokens (token, user_id) VALUES ($1, $2)', [refreshToken, userId])
  res.cookie('refresh_token', refreshToken, {
    path: '/api/auth',
    httpOnly: true,
    secure: true,
    sameSite: 'strict',
    maxAge: 30 * 24 * 60 * 60 * 1000,
  })
  return jwt.sign({ sub: userId }, process.env.JWT_SECRET, { expiresIn: '10m' })
}

export async function findUser(refreshToken) {
  const { rows } = await pool.query('SELECT user_id FROM refresh_tokens WHERE token = $1', [refreshToken])
  return rows[0]?.user_id
}

export async function revoke(refreshToken) {
  await pool.query('DELETE FROM refresh_tokens WHERE token = $1', [refreshToken])
}
