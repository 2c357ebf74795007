const express = require('express')
const jwt = require('jsonwebtoken')
const { make, Names } = require('./config')
const app = express()

async function login(req, res) {
  res.cookie(Names.Access, jwt.sign({}, 'k'), make({ maxAge: 3600000 }))
  res.cookie(Names.Refresh, jwt.sign({}, 'r'), make({ path: '/auth', maxAge: 3600000 }))
  res.end()
}

app.post('/auth/login', login)

app.post('/auth/logout', (req, res) => { //=> endpoint POST /auth/logout
  res.clearCookie(Names.Access, make()) //=> clears access path=/ domain=?
  res.clearCookie(Names['Refresh'], make({ path: '/auth' })) //=> clears refresh path=/auth domain=?
  res.end()
})

app.post('/a/logout', (req, res) => { //=> endpoint POST /a/logout
  Object.values(Names).forEach((n) => {
    //=> clears access path=/ domain=?; clears refresh path=/ domain=?; reports no-mismatched-cookie-deletion
    res.clearCookie(n, make())
  })
  res.end()
})

app.post('/b/logout', (req, res) => { //=> endpoint POST /b/logout
  res.clearCookie('Access', make()) //=> clears Access path=/ domain=?; reports no-mismatched-cookie-deletion
  res.clearCookie('refresh', { ...make(), path: '/auth' }) //=> clears refresh path=/auth domain=?
  res.end()
})

app.post('/c/logout', (req, res) => { //=> endpoint POST /c/logout
  res.set('Clear-Site-Data', '"cookies", "storage"')
  res.end()
})

app.get('/d/logout', (req, res) => { //=> endpoint GET /d/logout; reports no-get-logout
  const pathOf = (name) => (name === 'refresh' ? '/auth' : '/')
  //=> clears access path=/ domain=?; clears refresh path=/auth domain=?
  ;[Names.Access, Names.Refresh].map((name) => res.cookie(name, '', { ...make({ path: pathOf(name) }), maxAge: 0 }))
  res.end()
})
