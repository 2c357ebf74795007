import express from 'express'
import { keycloak as sso, sessions } from './auth.js'

const app = express()
app.use(sessions, sso.middleware({ logout: '/bye' }))

// The record goes, and the browser is sent to Keycloak.
app.post('/logout', sso.protect(), (req, res) => { //=> endpoint POST /logout
  req.session.destroy((error) => { //=> invalidates session
    if (error) return res.sendStatus(500)
    res.clearCookie('connect.sid', { path: '/' }) //=> clears connect.sid path=/ domain=-
    res.redirect(sso.logoutUrl('https://app.example.com', req.kauth.grant.id_token.token))
  })
})

// The browser is sent to Keycloak, and the record stays.
app.post('/away/logout', sso.protect(), (req, res) => { //=> endpoint POST /away/logout; reports require-server-side-destroy
  res.clearCookie('connect.sid', { path: '/' }) //=> clears connect.sid path=/ domain=-
  res.redirect(sso.logoutUrl())
})

app.listen(3000)
