const express = require('express')
const session = require('express-session')
const SlowStore = require('./store')

const app = express()
const admin = express.Router()

admin.use(session({
  name: 'admin',
  secret: 'of the test',
  store: new SlowStore(),
  resave: false,
  saveUninitialized: false,
  cookie: { path: '/admin', sameSite: 'lax' },
}))

admin.post('/login', express.json(), function (req, res) {
  req.session.user = req.body.user
  res.json({ user: req.body.user })
})

admin.get('/me', function (req, res) {
  if (!req.session.user) return res.sendStatus(401)
  res.json({ user: req.session.user })
})

admin.post('/logout', function (req, res) {
  req.session.destroy()
  res.clearCookie('admin')
  res.redirect('/')
})

app.use('/admin', admin)
app.get('/', function (req, res) {
  res.sendFile('index.html', { root: __dirname })
})

const server = app.listen(0, '127.0.0.1', function () {
  console.log(`listening on ${server.address().port}`)
})
