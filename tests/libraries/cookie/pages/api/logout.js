import { serialize as write } from 'cookie'

export default function handler(req, res) { //=> endpoint ANY /api/logout; reports no-get-logout
  const header = write('token', '', { expires: new Date(0) })
  //=> clears token path=- domain=-; reports no-mismatched-cookie-deletion
  res.setHeader('Set-Cookie', [header, write('theme', '', { path: '/', maxAge: -1 })]) //=> clears theme path=/ domain=-
  res.redirect('/')
}
