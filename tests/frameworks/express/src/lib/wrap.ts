import type { NextFunction, Request, RequestHandler, Response } from 'express'

type Async = (req: Request, res: Response, next: NextFunction) => Promise<unknown>

export const wrap = (fn: Async): RequestHandler => (req, res, next) => {
  Promise.resolve(fn(req, res, next)).catch(next)
}
