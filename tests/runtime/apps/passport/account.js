import { Router } from 'express'
import { passport } from './passport.js'

export const account = Router()

account.post('/login', passport.authenticate('local'), (req, res) => {
  res.json({ user: req.user.name })
})

account.get('/me', (req, res) => {
  if (!req.isAuthenticated()) return res.sendStatus(401)
  res.json({ user: req.user.name })
})

// As it was written for Passport before 0.6.
account.post('/logout', (req, res) => {
  req.logout()
  res.redirect('/')
})
