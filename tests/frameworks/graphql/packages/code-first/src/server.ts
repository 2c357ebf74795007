import express from 'express'
import { createYoga } from 'graphql-yoga'
import { schema } from './schema'

const yoga = createYoga({ schema, context: ({ req }) => ({ token: req.headers.authorization }) })

const app = express()
app.use('/graphql', yoga)
app.listen(4000)
