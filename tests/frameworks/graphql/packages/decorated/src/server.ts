import { ApolloServer } from 'apollo-server-express'
import express from 'express'
import session from 'express-session'
import { buildSchema } from 'type-graphql'
import { UserResolver } from './user.resolver'

async function main() {
  const app = express()
  app.use(session({ name: 'qid', secret: process.env.SECRET ?? '', resave: false, saveUninitialized: false })) //=> sets qid path=/ domain=-
  const server = new ApolloServer({
    schema: await buildSchema({ resolvers: [UserResolver] }),
    context: ({ req, res }) => ({ req, res }),
  })
  await server.start()
  server.applyMiddleware({ app, cors: false })
  app.listen(4000)
}

void main()
