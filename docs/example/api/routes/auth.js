import { verify } from 'example-users'
import { Router } from 'express'
import { findUser, issueTokens, revoke } from '../lib/tokens.js'

export const auth = Router()

auth.post('/login', async (req, res) => {
  const userId = await verify(req.body)
  if (!userId) return res.status(401).end()
  res.json({ accessToken: await issueTokens(res, userId) })
})

auth.post('/refresh', async (req, res) => {
  const userId = await findUser(req.cookies.refresh_token)
  if (!userId) return res.status(401).end()
  await revoke(req.cookies.refresh_token)
  res.json({ accessToken: await issueTokens(res, userId) })
})

// Revokes the token, but deletes a cookie with `Path=/`, and the one that was set has `Path=/api/auth`.
auth.post('/logout', async (req, res) => {
  await revoke(req.cookies.refresh_token)
  res.clearCookie('refresh_token')
  res.sendStatus(204)
})
