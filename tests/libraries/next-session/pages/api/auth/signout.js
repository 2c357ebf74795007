import { sessionOf as open } from '../../../lib/session'

// What is committed is not the property: dropping it ends nothing.
export default async function handler(req, res) { //=> endpoint POST /api/auth/signout; reports require-cookie-deletion
  if (req.method !== 'POST') return res.status(405).end()
  await open(req, res)
  req.session = null //=> reports no-ineffective-session-destroy
  res.status(204).end()
}
