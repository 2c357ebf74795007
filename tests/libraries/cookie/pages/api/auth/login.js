import jwt from 'jsonwebtoken'
import { tokenCookie } from '../../../lib/cookies'

export default function login(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  const token = jwt.sign({ sub: req.body.user }, process.env.SECRET)
  // No path: the browser takes the directory of the URL.
  res.setHeader('Set-Cookie', tokenCookie(token))
  res.status(200).json({})
}
