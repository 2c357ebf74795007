import express, { type Request, type Response, type NextFunction } from 'express'
import session from 'express-session'
import auth from 'passport'
import { logUserOut as leave } from './leave.ts'

const app = express()
app.use(session({ secret: process.env.SECRET!, resave: false, saveUninitialized: false }))
app.use(auth.initialize())
app.use(auth.session())

app.post('/login', auth.authenticate('local'), (req, res) => res.redirect('/'))

app.post('/logout', leave) //=> endpoint POST /logout

// Throws since 0.6.
app.post('/signout', (req: Request, res: Response) => { //=> endpoint POST /signout
  (req as any).logout() //=> reports no-ineffective-session-destroy
  res.clearCookie('connect.sid') //=> clears connect.sid path=/ domain=-
  res.redirect('/')
})

app.get('/account/logout', function (req, res, next) { //=> endpoint GET /account/logout; reports no-get-logout
  const done = (error: unknown) => {
    if (error) return next(error)
    res.clearCookie('connect.sid', { path: '/' }) //=> clears connect.sid path=/ domain=-
    res.redirect('/')
  }
  req.logOut({ keepSessionInfo: false }, done) //=> invalidates session
})

// The user is told, not logged out.
app.get('/can-logout', (req, res) => {
  res.json({ canLogOut: typeof req.logout === 'function' && req.isAuthenticated() })
})
