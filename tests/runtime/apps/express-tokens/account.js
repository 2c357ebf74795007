import { Router } from 'express'
import { accessTokenFor, refreshTokenFor, userOfAccessToken, userOfRefreshToken } from './tokens.js'

export const account = Router()

function cookieOf(req, name) {
  const found = (req.headers.cookie ?? '').split('; ').find((one) => one.startsWith(`${name}=`))
  return found?.slice(name.length + 1)
}

account.post('/login', (req, res) => {
  const { user } = req.body
  res.cookie('access_token', accessTokenFor(user), { httpOnly: true, sameSite: 'lax', path: '/' })
  res.cookie('refresh_token', refreshTokenFor(user), { httpOnly: true, sameSite: 'strict', path: '/' })
  res.json({ user })
})

account.get('/refresh', (req, res) => {
  const user = userOfRefreshToken(cookieOf(req, 'refresh_token'))
  if (!user) return res.sendStatus(401)
  res.cookie('access_token', accessTokenFor(user), { httpOnly: true, sameSite: 'lax', path: '/' })
  res.json({ user })
})

account.get('/me', (req, res) => {
  const user = userOfAccessToken(cookieOf(req, 'access_token'))
  if (!user) return res.sendStatus(401)
  res.json({ user })
})

account.get('/logout', (req, res) => {
  res.clearCookie('access_token')
  res.redirect('/')
})
