import { ApolloServer } from '@apollo/server'
import { expressMiddleware } from '@as-integrations/express5'
import { makeExecutableSchema } from '@graphql-tools/schema'
import express from 'express'
import { resolvers } from './resolvers/index.js'

const app = express()
const server = new ApolloServer({ schema: makeExecutableSchema({ typeDefs: '', resolvers }) })
await server.start()
app.use('/graphql', express.json(), expressMiddleware(server, { context: async ({ req, res }) => ({ req, res, user: req.user }) }))
app.listen(4000)
