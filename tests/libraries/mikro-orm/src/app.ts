import { randomUUID } from 'node:crypto'
import express from 'express'
import cookies from 'cookie-parser'
import { endSession as end, manager, orm } from './db.js'
import { Session as Login, User } from './entities.js'

const app = express()
app.use(express.json(), cookies())

app.post('/login', async (req, res) => {
  const em = manager()
  const user = await em.findOneOrFail(User, { email: req.body.email })
  const session = em.create(Login, { id: randomUUID(), user })
  await em.persist(session).flush()
  res.cookie('sid', session.id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res: express.Response) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await end(req.cookies.sid)
  done(res)
})

app.post('/native/logout', async (req, res) => { //=> endpoint POST /native/logout
  await orm.em.nativeDelete(Login, { id: req.cookies.sid }) //=> invalidates session
  done(res)
})

app.post('/repository/logout', async (req, res) => { //=> endpoint POST /repository/logout
  await orm.em.getRepository(Login).nativeDelete({ id: req.cookies.sid }) //=> invalidates session
  done(res)
})

app.post('/builder/logout', async (req, res) => { //=> endpoint POST /builder/logout
  await manager().createQueryBuilder(Login).delete({ id: req.cookies.sid }) //=> invalidates session
  done(res)
})

// A builder that nobody executes.
app.post('/built/logout', (req, res) => { //=> endpoint POST /built/logout; reports require-server-side-destroy
  manager().createQueryBuilder(Login).delete({ id: req.cookies.sid })
  done(res)
})

// What was loaded is forgotten, and nothing deleted.
app.post('/cleared/logout', async (req, res) => { //=> endpoint POST /cleared/logout; reports require-server-side-destroy
  const em = manager()
  await em.findOne(Login, { id: req.cookies.sid })
  em.clear()
  done(res)
})

app.post('/unawaited/logout', (req, res) => { //=> endpoint POST /unawaited/logout
  orm.em.nativeDelete(Login, { id: req.cookies.sid }) //=> invalidates session; reports no-response-before-destroy
  done(res)
})

app.listen(3000)
