'use strict'
const Hapi = require('hapi')

const server = new Hapi.Server()
server.connection({ port: 3000 })

server.register([require('hapi-auth-cookie'), { register: require('./auth'), options: { prefix: 'x' } }], { routes: { prefix: '/auth' } }, (err) => {
  if (err) throw err
  server.auth.strategy('session', 'cookie', true, { password: process.env.PASSWORD, cookie: 'sid-old', isSecure: false }) //=> sets sid-old path=/ domain=-
  server.start()
})
