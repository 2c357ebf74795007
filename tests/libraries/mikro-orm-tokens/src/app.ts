import express from 'express'
import cookies from 'cookie-parser'
import jwt from 'jsonwebtoken'
import { MikroORM, RequestContext } from '@mikro-orm/sqlite'
import { User as Person } from './entities.js'

const orm = MikroORM.initSync({ entities: [Person], dbName: 'app.db' })
const app = express()
app.use(express.json(), cookies(), (req, res, next) => RequestContext.create(orm.em, next))

app.post('/login', async (req, res) => {
  const em = RequestContext.getEntityManager()!
  const user = await em.findOneOrFail(Person, { email: req.body.email })
  user.refreshToken = jwt.sign({ sub: user.id }, process.env.SECRET!, { expiresIn: '30d' })
  await em.flush()
  res.cookie('refresh_token', user.refreshToken, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets refresh_token path=/ domain=-
})

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  const em = orm.em.fork()
  const user = await em.findOneOrFail(Person, { refreshToken: req.cookies.refresh_token })
  user.forgetToken()
  await em.flush()
  res.clearCookie('refresh_token', { path: '/' }).sendStatus(204) //=> clears refresh_token path=/ domain=-
})

// Only the cookie goes; the token is good for a month.
app.post('/forgotten/logout', async (req, res) => { //=> endpoint POST /forgotten/logout; reports require-server-side-destroy
  res.clearCookie('refresh_token', { path: '/' }).sendStatus(204) //=> clears refresh_token path=/ domain=-
})

app.listen(3000)
