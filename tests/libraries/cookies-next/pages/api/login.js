import { setCookie as put } from 'cookies-next'
import { sign } from 'jsonwebtoken'

export default function handler(req, res) {
  if (req.method !== 'POST') return res.status(405).end()
  put('token', sign({ sub: req.body.user }, process.env.SECRET), { req, res, domain: 'example.com', httpOnly: true })
  res.end()
}
