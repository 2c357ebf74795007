import { randomBytes } from 'node:crypto'
import type { Request, Response } from 'express'
import { db } from './db.ts'
import { userByPassword } from './users.ts'

export async function login(req: Request, res: Response) {
  const user = await userByPassword(req.body.email, req.body.password)
  if (!user) return res.sendStatus(401)
  const token = randomBytes(32).toString('hex')
  await db.session.create({ data: { token, userId: user.id, expiresAt: new Date(Date.now() + 86_400_000) } })
  res.cookie('sid', token, { httpOnly: true, path: '/' }) //=> sets sid path=/ domain=-
  res.sendStatus(204)
}
