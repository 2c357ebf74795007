const fastify = require('fastify')({ logger: true })
const jwt = require('jsonwebtoken')

// Options of the plugin go for every cookie, in both directions.
fastify.register(require('fastify-cookie'), { parseOptions: { path: '/app', domain: 'example.com' } })

fastify.post('/auth/login', (req, res) => {
  res.setCookie('token', jwt.sign({ id: 1 }, 's')) //=> sets token path=/app domain=example.com
  res.send({})
})

fastify.get('/logout', (req, res) => { //=> endpoint GET /logout; reports no-get-logout
  res.clearCookie('token') //=> clears token path=/app domain=example.com
  res.redirect(302, '/')
})

fastify.get('/sign-out', (req, res) => { //=> endpoint GET /sign-out; reports no-get-logout
  res.clearCookie('token', { domain: undefined }).redirect('/') //=> clears token path=/app domain=-; reports no-mismatched-cookie-deletion
})

fastify.listen(3000)
