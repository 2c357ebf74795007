'use strict'
const http = require('http')
const url = require('url')
const { remember, forget } = require('../lib/sessions')

const routes = {
  'POST /login': (req, res) => {
    res.setHeader('Set-Cookie', `sid=${remember('anybody')}; Path=/`) //=> sets sid path=/ domain=-
    res.end()
  },
  //=> endpoint POST /log-out
  'POST /log-out': (req, res) => {
    forget(req)
    res.setHeader('Set-Cookie', 'sid=; Path=/; Max-Age=0') //=> clears sid path=/ domain=-
    res.end()
  },
}

function answer(req, res) { //=> reports require-server-side-destroy
  const { pathname } = url.parse(req.url)
  // Whoever comes with a sid of the old kind gets rid of it, wherever the request goes: no logout.
  //=> clears legacy path=/ domain=-
  if (/legacy=/.test(req.headers.cookie)) res.setHeader('Set-Cookie', 'legacy=; Path=/; Max-Age=0')
  if (/^\/account\/logout\/?$/.test(pathname)) { //=> endpoint ANY /account/logout; reports no-get-logout
    res.setHeader('Set-Cookie', 'sid=; Path=/account; Max-Age=0') //=> clears sid path=/account domain=-; reports no-mismatched-cookie-deletion
    return res.end()
  }
  const route = routes[`${req.method} ${pathname}`]
  if (route) return route(req, res)
  // The page that asks whether somebody really wants to leave.
  if (pathname === '/pages/logout') return res.end('<form method="post" action="/log-out"><button>Log out</button></form>')
  res.statusCode = 404
  res.end()
}

http.createServer(answer).listen(3001)
