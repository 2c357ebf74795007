import fastifyCookie from '@fastify/cookie'
import fastifySession from '@fastify/session'
import Fastify from 'fastify'
import mercurius from 'mercurius'
import { resolvers } from './resolvers.js'

const app = Fastify()
app.register(fastifyCookie)
app.register(fastifySession, { cookieName: 'sid', secret: process.env.SECRET }) //=> sets sid path=/ domain=-
app.register(mercurius, { schema: '', resolvers, context: (request) => ({ session: request.session }) })
app.listen({ port: 3000 })
