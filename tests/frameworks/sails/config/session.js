module.exports.session = { //=> sets shop.sid path=/ domain=.example.com
  secret: process.env.SESSION_SECRET,
  adapter: '@sailshq/connect-redis',
  name: 'shop.sid',
  cookie: { domain: '.example.com', secure: true },
}
