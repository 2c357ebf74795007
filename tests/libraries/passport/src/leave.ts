import type { RequestHandler } from 'express'

export const logUserOut: RequestHandler = (req, res, next) => {
  req.logout((error) => { //=> invalidates session
    if (error) return next(error)
    res.clearCookie('connect.sid') //=> clears connect.sid path=/ domain=-
    res.redirect('/')
  })
}
