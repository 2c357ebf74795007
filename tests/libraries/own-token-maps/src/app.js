import express from 'express'
import { createTokens as issue, known } from './tokens.js'

const app = express()
app.use(express.json())

app.post('/login', async (req, res) => res.json(await issue(req.body.user)))
app.post('/refresh', async (req, res) => {
  if (!known(req.body.user, req.body.refreshToken)) return res.sendStatus(401)
  res.json(await issue(req.body.user))
})

app.post('/logout', (req, res) => { //=> endpoint POST /logout; reports require-server-side-destroy
  res.json({ ok: true })
})

app.listen(3000)
