const express = require('express')
const cookies = require('cookie-parser')
const { User: Person } = require('./models')
const { login } = require('./login')
const { leave: done } = require('./leave')

const app = express()
app.use(express.json(), cookies())
app.post('/login', login)

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await Person.updateOne({ refreshToken: req.cookies.refreshToken }, { $unset: { refreshToken: 1 } }) //=> invalidates refresh-token
  done(res)
})

app.post('/document/logout', async (req, res) => { //=> endpoint POST /document/logout
  const user = await Person.findOne({ refreshToken: req.cookies.refreshToken })
  if (!user) return done(res)
  user.refreshToken = ''
  await user.save() //=> invalidates refresh-token
  done(res)
})

// `undefined` is stripped from updates: nothing is written.
app.post('/undefined/logout', async (req, res) => { //=> endpoint POST /undefined/logout
  await Person.findOneAndUpdate({ refreshToken: req.cookies.refreshToken }, { refreshToken: undefined }) //=> reports no-ineffective-session-destroy
  done(res)
})

// Of a document it is written.
app.post('/undefined-document/logout', async (req, res) => { //=> endpoint POST /undefined-document/logout
  const user = await Person.findOne({ refreshToken: req.cookies.refreshToken })
  if (!user) return done(res)
  user.refreshToken = undefined
  await user.save() //=> invalidates refresh-token
  done(res)
})

// In memory only.
app.post('/unsaved/logout', async (req, res) => { //=> endpoint POST /unsaved/logout; reports require-server-side-destroy
  const user = await Person.findOne({ refreshToken: req.cookies.refreshToken })
  if (user) user.refreshToken = null
  done(res)
})

// A query that nobody executes.
app.post('/lazy/logout', (req, res) => { //=> endpoint POST /lazy/logout; reports require-server-side-destroy
  Person.updateOne({ refreshToken: req.cookies.refreshToken }, { $unset: { refreshToken: 1 } })
  done(res)
})

// Other fields of the same person.
app.post('/reset/logout', async (req, res) => { //=> endpoint POST /reset/logout; reports require-server-side-destroy
  await Person.updateOne({ refreshToken: req.cookies.refreshToken }, { $unset: { resetToken: 1 }, $set: { lastLogout: new Date(), cart: [] } })
  done(res)
})

app.post('/push/logout', async (req, res) => { //=> endpoint POST /push/logout; reports require-server-side-destroy
  await Person.updateOne({ refreshToken: req.cookies.refreshToken }, { $pull: { pushTokens: req.body.pushToken } })
  done(res)
})

// A new token instead of none: whoever holds the answer is logged in.
app.post('/renewed/logout', async (req, res) => { //=> endpoint POST /renewed/logout
  const user = await Person.findOne({ refreshToken: req.cookies.refreshToken })
  if (!user) return done(res)
  await user.dropToken(req.cookies.refreshToken)
  user.refreshToken = null
  await user.save() //=> invalidates refresh-token
  done(res)
})

module.exports = app
