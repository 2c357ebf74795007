import express from 'express'
import sessions from 'express-session'
import { router as accounts } from './routes/accounts.js'
import registerPages, { loggedOutPath } from './routes/pages.js'
import legacy from './routes/legacy.js'
import { SESSION_COOKIE, cookieOptions } from './lib/session.js'

const app = express()
const server = app

server.use(express.json())
server.use(
  //=> sets sid path=/ domain=-
  sessions({
    name: SESSION_COOKIE,
    secret: process.env.SECRET as string,
    resave: false,
    saveUninitialized: false,
    cookie: cookieOptions,
  }),
)

const api = express.Router()
api.use('/accounts', accounts)
server.use('/api', api)
server.use('/old', legacy)
registerPages(server)

server.get(loggedOutPath, (req, res) => {
  res.send('You are logged out.')
})

export default app
