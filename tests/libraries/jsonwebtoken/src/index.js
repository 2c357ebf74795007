const express = require('express')
const { login, whoami } = require('./controllers/auth')
const { signOut: farewell, oldSignOut, shorten } = require('./controllers/leave')

const app = express()
const api = express.Router()

api.post('/login', login)
api.get('/me', whoami)
api.post('/logout', farewell) //=> endpoint POST /api/logout
api.get('/signout', oldSignOut) //=> endpoint GET /api/signout; reports no-get-logout
api.delete('/session', shorten) //=> endpoint DELETE /api/session
app.use('/api', api)

module.exports = app
