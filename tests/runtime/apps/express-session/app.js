import express from 'express'
import session from 'express-session'
import { account } from './account.js'

const app = express()

app.use(express.json())
app.use(session({
  secret: 'of the test',
  resave: false,
  saveUninitialized: false,
  cookie: { httpOnly: true, sameSite: 'lax' },
}))
app.use(account)
app.use(express.static('public'))

const server = app.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`)
})
