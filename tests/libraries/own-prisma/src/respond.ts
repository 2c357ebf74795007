import type { Response } from 'express'

export function forget(res: Response): void {
  res.clearCookie('sid', { path: '/' }) //=> clears sid path=/ domain=-
  res.sendStatus(204)
}
