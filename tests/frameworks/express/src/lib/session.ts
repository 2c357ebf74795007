import type { Request, Response } from 'express'

export const SESSION_COOKIE = 'sid'
export const cookieOptions = { path: '/', httpOnly: true, sameSite: 'lax' as const }

/** The session's own callback as a promise. */
export function endSession(req: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    req.session.destroy((error) => (error ? reject(error) : resolve())) //=> invalidates session
  })
}

export function forgetCookie(res: Response) {
  res.clearCookie(SESSION_COOKIE, cookieOptions) //=> clears sid path=/ domain=-
}
