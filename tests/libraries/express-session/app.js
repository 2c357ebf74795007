import express from 'express'
import createSession from 'express-session'
import { closeSession as bye, sessionOptions } from './session.js'

const app = express()
const withSession = createSession(sessionOptions) //=> sets app.sid path=/ domain=.example.com
app.use(withSession)

app.post('/login', (req, res, next) => {
  req.session.regenerate((error) => {
    if (error) return next(error)
    req.session.user = { name: req.body.name }
    res.redirect('/')
  })
})

app.post('/logout', bye) //=> endpoint POST /logout

// Another session than before: the old record is gone.
app.post('/switch/logout', (req, res, next) => { //=> endpoint POST /switch/logout
  const { session } = req
  session.regenerate((error) => { //=> invalidates session
    if (error) return next(error)
    res.clearCookie('app.sid', { domain: 'example.com' }) //=> clears app.sid path=/ domain=example.com
    res.redirect('/')
  })
})

// `unset` is `keep`, so this keeps the record.
app.post('/api/logout', (req, res) => { //=> endpoint POST /api/logout
  req.session = null //=> reports no-ineffective-session-destroy
  res.clearCookie('app.sid', { domain: '.example.com' }) //=> clears app.sid path=/ domain=.example.com
  res.end()
})

app.post('/v2/logout', (req, res) => { //=> endpoint POST /v2/logout
  delete req.session //=> reports no-ineffective-session-destroy
  res.clearCookie('app.sid') //=> clears app.sid path=/ domain=-; reports no-mismatched-cookie-deletion
  res.end()
})

app.post('/v3/logout', (req, res) => { //=> endpoint POST /v3/logout
  delete req.session.user //=> invalidates session partial
  res.clearCookie('app.sid', { domain: '.example.com' }) //=> clears app.sid path=/ domain=.example.com
  res.end()
})

// Somebody else is thrown out.
app.delete('/admin/sessions/:id', (req, res) => {
  req.sessionStore.destroy(req.params.id, () => res.sendStatus(204))
})

export default app
