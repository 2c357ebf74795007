import Cookies from 'cookies'

export function dropToken(request, response) {
  const cookies = new Cookies(request, response, { secure: true })
  const all = cookies
  all.set('token') //=> clears token path=/ domain=-
}
