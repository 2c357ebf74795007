const express = require('express')
const denied = require('express-jwt-blacklist')
const { jwtr: tokens } = require('./tokens')

const app = express()
app.use(express.json())

app.post('/login', async (req, res) => {
  res.json({ token: await tokens.sign({ sub: req.body.name }, process.env.SECRET) })
})

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  const { jti } = await tokens.verify(req.body.token, process.env.SECRET)
  await tokens.destroy(jti) //=> invalidates access-token
  res.sendStatus(204)
})

app.post('/denied/logout', (req, res) => { //=> endpoint POST /denied/logout
  denied.revoke(req.user, (error) => res.sendStatus(error ? 500 : 204)) //=> invalidates denylist
})

// Reads the token, and leaves it.
app.post('/read/logout', async (req, res) => { //=> endpoint POST /read/logout; reports require-server-side-destroy
  await tokens.verify(req.body.token, process.env.SECRET)
  res.sendStatus(204)
})

app.listen(3000)
