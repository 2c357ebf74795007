import { tokenCookie as forToken } from '../../../lib/cookies'

export default function logout(req, res) { //=> endpoint POST /api/auth/logout
  if (req.method !== 'POST') return res.status(405).end()
  res.setHeader('Set-Cookie', forToken('', { maxAge: 0 })) //=> clears token path=- domain=-
  res.status(200).json({})
}
