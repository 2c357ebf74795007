import { deleteCookie } from 'cookies-next'

export default async function handler(req, res) { //=> endpoint POST /api/signout
  if (req.method !== 'POST') return res.status(405).end()
  deleteCookie('token', { req, res }) //=> clears token path=/ domain=-; reports no-mismatched-cookie-deletion
  res.end()
}
