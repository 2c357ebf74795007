import { RedisStore } from 'connect-redis'
import session from 'express-session'
import { createClient } from 'redis'

const client = createClient({ url: process.env.REDIS_URL })
await client.connect()

export const SESSION_COOKIE = 'shop.sid'

// The shop and its help pages share the login.
export const cookieOptions = { path: '/', domain: '.shop.example', httpOnly: true, secure: true, sameSite: 'lax' }

export const sessions = session({
  name: SESSION_COOKIE,
  secret: process.env.SESSION_SECRET,
  store: new RedisStore({ client }),
  resave: false,
  saveUninitialized: false,
  cookie: { ...cookieOptions, maxAge: 7 * 24 * 60 * 60 * 1000 },
})

/** Ends the session: first the record, then the cookie, and then whoever calls may answer. */
export function endSession(req, res, done) {
  req.session.destroy((error) => {
    if (error) return done(error)
    res.clearCookie(SESSION_COOKIE, cookieOptions)
    res.set('Clear-Site-Data', '"cookies", "storage"')
    done()
  })
}
