import type { Request, Response } from 'express'
import { endSession, forgetCookie } from '../lib/session.js'

export class SessionController {
  create = (req: Request, res: Response) => {
    req.session.regenerate((error) => {
      if (error) return res.sendStatus(500)
      req.session.user = req.body.name
      res.sendStatus(204)
    })
  }

  async destroy(req: Request, res: Response) {
    await endSession(req)
    forgetCookie(res)
    res.status(204).end()
  }

  forget = (_req: Request, res: Response) => { //=> reports require-server-side-destroy
    forgetCookie(res)
    res.status(204).end()
  }
}
