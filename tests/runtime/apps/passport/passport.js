import passport from 'passport'
import { Strategy } from 'passport-local'

passport.use(new Strategy((username, password, done) => {
  done(null, password === 'lovelace' ? { name: username } : false)
}))
passport.serializeUser((user, done) => done(null, user.name))
passport.deserializeUser((name, done) => done(null, { name }))

export { passport }
