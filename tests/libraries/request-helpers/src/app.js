const crypto = require('crypto')
const express = require('express')
const session = require('express-session')
const passport = require('passport')
const flash = require('connect-flash')
const csrf = require('csurf')
const { body, validationResult: problems } = require('express-validator')
const { rateLimit: limit } = require('express-rate-limit')
const { Server } = require('socket.io')
const { log: logger } = require('./log')

const app = express()
const io = new Server()
const limiter = limit({ max: 5 })
app.use(require('pino-http')())
app.use(session({ secret: process.env.SECRET, resave: false, saveUninitialized: false, cookie: { path: '/' } })) //=> sets connect.sid path=/ domain=-
app.use(passport.session(), flash(), csrf())

// Everything around it is known to have nothing to do with the session.
app.post('/logout', body('reason').isString().trim(), (req, res) => { //=> endpoint POST /logout; reports require-server-side-destroy
  if (!problems(req).isEmpty()) return res.sendStatus(400)
  limiter.resetKey(req.ip)
  logger.http('leaves', { session: req.session, id: req.sessionID })
  req.log.fatal(req.session)
  io.in(req.sessionID).disconnectSockets()
  const mark = crypto.createHash('sha256').update(req.cookies?.token ?? req.sessionID).digest('hex')
  req.flash('success', req.__('bye'))
  res.clearCookie('connect.sid') //=> clears connect.sid path=/ domain=-
  res.render('bye', { csrf: req.csrfToken(), mark })
})

app.post('/sign-out', (req, res, next) => { //=> endpoint POST /sign-out
  req.logout((error) => { //=> invalidates session
    if (error) return next(error)
    req.flash('success', 'You have left')
    res.clearCookie('connect.sid').redirect('/') //=> clears connect.sid path=/ domain=-
  })
})

app.get('/throws/logout', (req, res) => { //=> endpoint GET /throws/logout; reports require-cookie-deletion
  req.logout() //=> reports no-ineffective-session-destroy
  req.flash('success_msg', 'You have left')
  res.redirect('/login')
})

app.listen(3000)
