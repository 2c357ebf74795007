import express from 'express'
import jwt from 'jsonwebtoken'
import { type Settings, settings } from './settings'

function routes(config: Readonly<Pick<Settings, 'basePath'>>) {
  const router = express.Router()
  const path = config.basePath === '' ? '/' : config.basePath
  router.post('/login', (req, res) => {
    //=> sets token path=? domain=-
    res.cookie('token', jwt.sign({}, 'k'), { path })
    //=> sets refresh path=/ domain=?
    res.cookie('refresh', jwt.sign({}, 'r'), { domain: process.env.COOKIE_DOMAIN || undefined })
    res.end()
  })
  return router
}

function leave(config: Settings | undefined) {
  const router = express.Router()
  const base = config?.basePath === '' ? '/' : config?.basePath
  void base
  router.post('/logout', (req, res) => { //=> endpoint POST /logout
    res.clearCookie('token', { path: config!.basePath === '' ? '/' : config!.basePath }) //=> clears token path=? domain=-
    res.clearCookie('refresh', { domain: process.env.COOKIE_DOMAIN || undefined }) //=> clears refresh path=/ domain=?
    res.end()
  })
  // Without the settings: right as long as nobody makes any.
  router.post('/a/logout', (req, res) => { //=> endpoint POST /a/logout
    res.clearCookie('token') //=> clears token path=/ domain=-; reports no-mismatched-cookie-deletion
    res.clearCookie('refresh') //=> clears refresh path=/ domain=-; reports no-mismatched-cookie-deletion
    res.end()
  })
  // Both: whichever it is goes.
  router.post('/b/logout', (req, res) => { //=> endpoint POST /b/logout
    res.clearCookie('token', { path: config!.basePath === '' ? '/' : config!.basePath }) //=> clears token path=? domain=-
    res.clearCookie('refresh') //=> clears refresh path=/ domain=-
    res.clearCookie('refresh', { domain: process.env.COOKIE_DOMAIN || undefined }) //=> clears refresh path=/ domain=?
    res.end()
  })
  // Another setting, which may well say the same.
  router.post('/c/logout', (req, res) => { //=> endpoint POST /c/logout
    res.clearCookie('token', { path: process.env.BASE_PATH }) //=> clears token path=? domain=-
    res.clearCookie('refresh', { domain: process.env.SITE_DOMAIN }) //=> clears refresh path=/ domain=?
    res.end()
  })
  return router
}

const app = express()
app.use(routes(settings()))
app.use(leave(settings()))
app.listen(3000)
