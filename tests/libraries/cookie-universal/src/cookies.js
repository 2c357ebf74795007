import Cookie from 'cookie-universal'

export const cookiesOf = (req, res) => Cookie(req, res)
const attributes = { path: '/', domain: '.example.com' }

export function start(req, res, token) {
  const cookies = cookiesOf(req, res)
  cookies.set('auth_token', token, { ...attributes, httpOnly: true, maxAge: 3600 }) //=> sets auth_token path=/ domain=.example.com
}
