const express = require('express')
const jwt = require('jsonwebtoken')

const app = express()
app.use(express.json())

let refreshTokens = []

app.post('/login', (req, res) => {
  const accessToken = jwt.sign({ sub: req.body.email }, process.env.ACCESS, { expiresIn: '10m' })
  const refreshToken = jwt.sign({ sub: req.body.email }, process.env.REFRESH)
  refreshTokens.push(refreshToken)
  res.json({ accessToken, refreshToken })
})

app.delete('/logout', (req, res) => { //=> endpoint DELETE /logout
  refreshTokens = refreshTokens.filter((token) => token !== req.body.token) //=> invalidates refresh-token
  res.sendStatus(204)
})

app.post('/cut/logout', (req, res) => { //=> endpoint POST /cut/logout
  const index = refreshTokens.indexOf(req.body.token)
  if (index >= 0) refreshTokens.splice(index, 1) //=> invalidates refresh-token
  res.sendStatus(204)
})

// A list that nobody keeps.
app.post('/lost/logout', (req, res) => { //=> endpoint POST /lost/logout; reports require-server-side-destroy
  refreshTokens.filter((token) => token !== req.body.token)
  res.sendStatus(204)
})

module.exports = app
