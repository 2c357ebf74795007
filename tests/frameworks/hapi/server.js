const Hapi = require('@hapi/hapi')
const Cookie = require('@hapi/cookie')
const accounts = require('./plugins/accounts')
const { pages } = require('./routes/pages')

async function start() {
  const server = Hapi.server({ port: 3000 })
  await server.register([Cookie, { plugin: require('./plugins/strategy'), options: { name: 'sid' } }])
  await server.register({ plugin: accounts, options: {}, routes: { prefix: '/v1' } })
  await server.register(require('./plugins/late'), { routes: { prefix: '/late' } })
  server.route(pages)
  await server.start()
}

start()
