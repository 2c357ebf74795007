const connect = require('connect')
const http = require('http')
const { forget } = require('./lib/sessions')

const app = connect()

// Connect hands over every method and every path below.
app.use('/api/logout', (req, res, next) => { //=> endpoint POST /api/logout
  if (req.method !== 'POST') return next()
  forget(req)
  res.setHeader('Set-Cookie', ['sid=; Path=/; Max-Age=0', 'theme=dark; Path=/']) //=> clears sid path=/ domain=-
  res.end('{}')
})

app.use('/logoff', function (req, res) { //=> endpoint ANY /logoff; reports no-get-logout
  forget(req)
  // Another cookie than the one of the login.
  //=> clears sid path=/logoff domain=-; reports no-mismatched-cookie-deletion
  res.setHeader('Set-Cookie', 'sid=; Path=/logoff; Max-Age=0')
  res.end()
})

http.createServer(app).listen(3001)
