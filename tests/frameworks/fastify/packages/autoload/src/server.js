const server = require('fastify')()
server.register(require('./app'))
server.listen({ port: 3000 })
