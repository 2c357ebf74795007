import { themeCookie } from '../../lib/cookies'

export default function handler(req, res) {
  res.setHeader('Set-Cookie', req.body.theme ? themeCookie(req.body.theme) : 'theme=; Path=/; Max-Age=0')
  res.end('logout is elsewhere')
}
