const { Strategy } = require('passport-google-oauth20')
const User = require('./models/user')

// The provider's tokens, for calls of its interface: no login of this application.
async function verify(accessToken, refreshToken, profile, done) {
  const user = await User.findOne({ email: profile.email })
  user.refreshToken = refreshToken
  await user.save()
  done(null, user)
}

module.exports = function strategies(passport) {
  passport.use('named', new Strategy({ clientID: 'c', clientSecret: 's' }, verify))
  passport.use(new Strategy({ clientID: 'c', clientSecret: 's' }, async (accessToken, refreshToken, profile, done) => {
    await User.updateOne({ email: profile.email }, { refreshToken })
    done(null, profile)
  }))
}
