import express from 'express'
import { AuthController } from './auth-controller.js'
import { sessions } from './sessions.js'

const app = express()
const auth = new AuthController()

app.use(express.json())
app.use(sessions)
app.post('/login', auth.login)
app.get('/me', auth.me)
app.get('/logout', auth.logout)
app.use(express.static('public'))

const server = app.listen(0, '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`)
})
