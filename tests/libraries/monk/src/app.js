import express from 'express'
import cookies from 'cookie-parser'
import { carts, endSession as end, sessions as logins } from './db.js'

const app = express()
app.use(express.json(), cookies())

app.post('/login', async (req, res) => {
  const { _id } = await logins.insert({ user: req.body.user })
  res.cookie('sid', _id, { httpOnly: true, path: '/' }).sendStatus(204) //=> sets sid path=/ domain=-
})

const done = (res) => res.clearCookie('sid', { path: '/' }).sendStatus(204) //=> clears sid path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await end(req.cookies.sid)
  done(res)
})

app.post('/callback/logout', (req, res) => { //=> endpoint POST /callback/logout
  logins.findOneAndDelete({ _id: req.cookies.sid }, (error) => { //=> invalidates session
    if (error) return res.sendStatus(500)
    done(res)
  })
})

// Another collection.
app.post('/cart/logout', async (req, res) => { //=> endpoint POST /cart/logout; reports require-server-side-destroy
  await carts.remove({ session: req.cookies.sid })
  await logins.findOne({ _id: req.cookies.sid })
  done(res)
})

app.listen(3000)
