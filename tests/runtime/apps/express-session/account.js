import { Router } from 'express'

export const account = Router()

account.post('/login', (req, res, next) => {
  req.session.regenerate((error) => {
    if (error) return next(error)
    req.session.user = req.body.user
    res.json({ user: req.body.user })
  })
})

account.get('/me', (req, res) => {
  if (!req.session.user) return res.sendStatus(401)
  res.json({ user: req.session.user })
})

account.get('/logout', (req, res) => {
  res.clearCookie('connect.sid')
  res.redirect('/')
})
