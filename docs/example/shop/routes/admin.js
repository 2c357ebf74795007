import { Router } from 'express'
import { endSession } from '../lib/session.js'

export const admin = Router()

// Everything that a logout has to do, in `endSession`, and nothing is answered before it is done.
admin.post('/logout', (req, res, next) => {
  endSession(req, res, (error) => {
    if (error) return next(error)
    res.redirect(303, '/admin/login')
  })
})
