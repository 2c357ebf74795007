import { randomUUID } from 'node:crypto'
import jwt from 'jsonwebtoken'

const SECRET = 'of the test'

/** Users by their refresh tokens. */
const refreshTokens = new Map()

export function accessTokenFor(user) {
  return jwt.sign({ user }, SECRET, { expiresIn: '15m' })
}

export function refreshTokenFor(user) {
  const token = randomUUID()
  refreshTokens.set(token, user)
  return token
}

export function userOfRefreshToken(token) {
  return refreshTokens.get(token)
}

export function userOfAccessToken(token) {
  try {
    return jwt.verify(token, SECRET).user
  } catch {
    return undefined
  }
}
