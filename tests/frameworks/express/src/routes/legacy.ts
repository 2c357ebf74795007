import express from 'express'
import { endSession, forgetCookie, SESSION_COOKIE as NAME } from '../lib/session.js'

const legacy = express.Router({ mergeParams: true })

legacy.all('/logout', (req, res, next) => { //=> endpoint ANY /old/logout; reports no-get-logout
  endSession(req).then(() => {
    forgetCookie(res)
    res.redirect('/')
  }, next)
})

legacy.all('/signout', (req, res, next) => { //=> endpoint POST /old/signout
  if (req.method !== 'POST') {
    res.set('Allow', 'POST').sendStatus(405)
    return
  }
  endSession(req).then(() => {
    forgetCookie(res)
    res.redirect('/')
  }, next)
})

// Looks like it, and destroys nothing: the function is named, not called.
//=> endpoint POST /old/logoff; reports require-server-side-destroy
legacy.post('/logoff', (req, res) => {
  req.session.destroy
  res.clearCookie(NAME, { path: '/old' }) //=> clears sid path=/old domain=-; reports no-mismatched-cookie-deletion
  res.end()
})

legacy.post('/log-out', (req, res) => { //=> endpoint POST /old/log-out; reports require-cookie-deletion
  req.session.destroy((error) => { //=> invalidates session
    res.sendStatus(error ? 500 : 204)
  })
})

legacy.post('/logs/output', (req, res) => {
  res.clearCookie('theme')
  res.end()
})

export default legacy
