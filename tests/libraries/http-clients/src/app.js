import express from 'express'
import cookieParser from 'cookie-parser'
import http from 'axios'
import ky from 'ky'
import got from 'got'
import { ofetch as ask } from 'ofetch'
import superagent from 'superagent'
import request from 'request'
import { fetch as send } from 'undici'
import { backend, leave } from './backend.js'

const app = express()
app.use(cookieParser())

app.post('/login', async (req, res) => {
  const { data } = await backend.post('/v1/auth/login', req.body)
  res.cookie('token', data.token, { httpOnly: true }).sendStatus(204) //=> sets token path=/ domain=-
})

const done = (res) => res.clearCookie('token').sendStatus(204) //=> clears token path=/ domain=-

app.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await leave(req.cookies.token)
  done(res)
})

app.post('/record/logout', async (req, res) => { //=> endpoint POST /record/logout
  await backend.delete(`/v1/sessions/${req.cookies.token}`) //=> invalidates provider delegated
  done(res)
})

app.post('/config/logout', async (req, res) => { //=> endpoint POST /config/logout
  await http({ method: 'post', url: 'https://login.example.com/oauth2/revoke', data: { token: req.cookies.token } }) //=> invalidates provider delegated
  done(res)
})

app.post('/ky/logout', async (req, res) => { //=> endpoint POST /ky/logout
  await ky.post(process.env.LOGOUT_URL, { json: { token: req.cookies.token } }) //=> invalidates provider delegated
  done(res)
})

app.post('/got/logout', async (req, res) => { //=> endpoint POST /got/logout
  await got('https://api.example.com/session', { method: 'DELETE', headers: { cookie: req.headers.cookie } }) //=> invalidates provider delegated
  done(res)
})

app.post('/graphql/logout', async (req, res) => { //=> endpoint POST /graphql/logout
  await ask('https://api.example.com/graphql', { method: 'POST', body: { query: 'mutation { logout { ok } }' } }) //=> invalidates provider delegated
  done(res)
})

app.post('/undici/logout', async (req, res) => { //=> endpoint POST /undici/logout
  await send('https://api.example.com/graphql', { method: 'POST', body: JSON.stringify({ query: 'mutation Bye { signOut }' }) }) //=> invalidates provider delegated
  done(res)
})

app.post('/superagent/logout', async (req, res) => { //=> endpoint POST /superagent/logout
  await superagent.post('https://api.example.com/logout').send({ token: req.cookies.token }) //=> invalidates provider delegated
  done(res)
})

// Built, and never sent.
app.post('/unsent/logout', (req, res) => { //=> endpoint POST /unsent/logout; reports require-server-side-destroy
  superagent.post('https://api.example.com/logout').send({ token: req.cookies.token })
  done(res)
})

app.post('/request/logout', (req, res) => { //=> endpoint POST /request/logout
  request.post({ url: 'https://api.example.com/logout', json: { token: req.cookies.token } }, () => done(res)) //=> invalidates provider delegated
})

// Only told that somebody went.
app.post('/told/logout', async (req, res) => { //=> endpoint POST /told/logout; reports require-server-side-destroy
  await http.post('https://hooks.example.com/notify', { text: 'somebody left' })
  await backend.get('/v1/users/me', { headers: { Authorization: req.cookies.token } })
  done(res)
})

// The browser is sent to the provider.
app.get('/away/logout', (req, res) => { //=> endpoint GET /away/logout; reports no-get-logout
  res.clearCookie('token') //=> clears token path=/ domain=-
  res.redirect(`https://${process.env.AUTH0_DOMAIN}/v2/logout?client_id=${process.env.CLIENT_ID}`)
})

app.listen(3000)
