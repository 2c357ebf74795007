// Tokens in maps of one process, one map for each user: whoever refreshes must be in there.
import { SignJWT as Jwt } from 'jose'

const secret = new TextEncoder().encode(process.env.SECRET)
const tokensByUser = new Map()

const sign = (user, life) => new Jwt({ sub: user }).setProtectedHeader({ alg: 'HS256' }).setExpirationTime(life).sign(secret)

export async function createTokens(user) {
  const accessToken = await sign(user, '5m')
  const refreshToken = await sign(user, '30d')
  const userTokens = tokensByUser.get(user) ?? { access: new Map(), refresh: new Map() }
  userTokens.access.set(accessToken, refreshToken)
  userTokens.refresh.set(refreshToken, accessToken)
  tokensByUser.set(user, userTokens)
  return { accessToken, refreshToken }
}

export const known = (user, refreshToken) => tokensByUser.get(user)?.refresh.has(refreshToken)
