import { closeSession } from '../../../lib/store'

export default async (req, res) => { //=> endpoint ANY /api/auth/signout; reports no-get-logout
  await closeSession(req.cookies.sid)
  res.setHeader('Set-Cookie', 'sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT; HttpOnly') //=> clears sid path=/ domain=-
  res.redirect(302, '/')
}
