import nookies from 'nookies'

export default function handler(req, res) { //=> endpoint POST /api/auth/signout
  if (req.method !== 'POST') return res.status(405).end()
  const jar = nookies
  jar.destroy({ res }, 'token') //=> clears token path=- domain=-; reports no-mismatched-cookie-deletion
  res.end()
}
