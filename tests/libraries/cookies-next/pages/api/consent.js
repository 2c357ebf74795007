import { deleteCookie } from 'cookies-next'

export default function handler(req, res) {
  deleteCookie('consent', { req, res })
  res.end()
}
