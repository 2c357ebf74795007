'use strict'
const { createServer: listen } = require('node:http')
const { forget: dropSession, remember } = require('./lib/sessions')
const users = require('./lib/users')

const web = listen(async (req, res) => {
  const { pathname } = new URL(req.url, 'http://localhost')

  if (pathname === '/login' && req.method === 'POST') {
    const id = remember(await users.check(req))
    res.setHeader('Set-Cookie', `sid=${id}; Path=/; HttpOnly`) //=> sets sid path=/ domain=-
    return res.end()
  }

  if (req.method === 'POST' && pathname === '/logout') { //=> endpoint POST /logout
    dropSession(req)
    res.setHeader('Set-Cookie', 'sid=; Path=/; Max-Age=0') //=> clears sid path=/ domain=-
    res.statusCode = 204
    return res.end() //=> sends
  }

  if (pathname === '/signout') { //=> endpoint ANY /signout; reports no-get-logout
    dropSession(req)
    //=> clears sid path=/ domain=-
    res.writeHead(302, { Location: '/', 'Set-Cookie': 'sid=; Path=/; Expires=Thu, 01 Jan 1970 00:00:00 GMT' })
    return res.end()
  }

  if (pathname === '/logs') return res.end('nothing logged out there')

  res.statusCode = 404
  res.end()
})

web.listen(3000)
