const express = require('express')
const { promises: disk } = require('fs')
const path = require('path')
const { people, save: write, saveAtOnce } = require('./people')

const app = express()
app.use(express.json(), require('cookie-parser')())
app.post('/login', require('./login'))

const done = (res) => res.clearCookie('jwt', { httpOnly: true }).sendStatus(204) //=> clears jwt path=/ domain=-

app.get('/logout', async (req, res) => { //=> endpoint GET /logout; reports no-get-logout
  const refreshToken = req.cookies.jwt
  const found = people.all.find((one) => one.refreshToken === refreshToken)
  if (!found) return done(res)
  const others = people.all.filter((one) => one.refreshToken !== found.refreshToken)
  people.set([...others, { ...found, refreshToken: '' }])
  await write()
  done(res)
})

app.post('/at-once/logout', (req, res) => { //=> endpoint POST /at-once/logout
  saveAtOnce(people.all.map((one) => (one.refreshToken === req.cookies.jwt ? { ...one, refreshToken: null } : one)))
  done(res)
})

// In memory only: the file keeps the token, and whoever starts the program again reads it.
app.post('/kept/logout', async (req, res) => { //=> endpoint POST /kept/logout; reports require-server-side-destroy
  await disk.writeFile(path.join('logs', 'logouts.json'), JSON.stringify({ at: Date.now() }))
  done(res)
})

module.exports = app
