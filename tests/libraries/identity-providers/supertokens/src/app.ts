import express from 'express'
import type { SessionContainer } from 'supertokens-node/recipe/session'
import { verifySession as guarded } from 'supertokens-node/recipe/session/framework/express'
import Sessions from 'supertokens-node/recipe/session'
import { endAll } from './core.ts'

const app = express()

app.post('/logout', guarded(), async (req, res) => { //=> endpoint POST /logout
  await req.session!.revokeSession() //=> invalidates provider delegated
  res.sendStatus(204)
})

app.post('/everywhere/logout', guarded(), async (req, res) => { //=> endpoint POST /everywhere/logout
  const session: SessionContainer = await Sessions.getSession(req, res)
  await endAll(session.getUserId())
  res.sendStatus(204)
})

app.listen(3000)
