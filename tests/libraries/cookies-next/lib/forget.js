import * as jar from 'cookies-next'

export function forget(req, res) {
  jar.deleteCookie('token', { req, res, domain: 'example.com' }) //=> clears token path=/ domain=example.com
}
