import 'reflect-metadata'
import express from 'express'
import session from 'express-session'
import { createExpressServer, useExpressServer } from 'routing-controllers'
import { AuthController, OldController } from './auth.controller'

const app = express()
app.use(session({ name: 'sid', secret: process.env.SECRET ?? '', resave: false, saveUninitialized: false })) //=> sets sid path=/ domain=-
useExpressServer(app, { routePrefix: '/api', controllers: [AuthController] })
app.listen(3000)

createExpressServer({ controllers: [OldController] }).listen(3001)
