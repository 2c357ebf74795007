import * as trpc from '@trpc/server'
import { createExpressMiddleware } from '@trpc/server/adapters/express'
import express from 'express'
import session from 'express-session'
import { auth } from './auth'

export const appRouter = trpc.router().merge('auth.', auth)

const app = express()
app.use(session({ name: 'sid', secret: process.env.SECRET ?? '', resave: false, saveUninitialized: false })) //=> sets sid path=/ domain=-
app.use('/trpc', createExpressMiddleware({ router: appRouter, createContext: ({ req, res }) => ({ req, res, session: req.session }) }))
app.listen(4000)
