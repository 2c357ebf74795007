const createServer = require('fastify')
const loader = require('fastify-loader')

const web = createServer()
web.register(require('fastify-mongodb'), { url: process.env.MONGO })
web.register(require('fastify-secure-session'), { key: process.env.KEY, cookie: { path: '/' } })
web.register(loader, { paths: ['./routes/*.js'] })
web.listen(3000)
