import jwt from 'jsonwebtoken'
import { setCookie } from 'nookies'

export default function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  setCookie({ res }, 'token', jwt.sign({ user: req.body.user }, process.env.SECRET!), { path: '/', httpOnly: true })
  res.end()
}
