export const sessionOptions = {
  name: 'app.sid',
  secret: process.env.SECRET,
  resave: false,
  saveUninitialized: false,
  cookie: { domain: '.example.com', secure: true },
}

export function closeSession(req, res, next) {
  req.session.destroy(function (error) { //=> invalidates session
    if (error) return next(error)
    res.clearCookie(sessionOptions.name, sessionOptions.cookie) //=> clears app.sid path=/ domain=.example.com
    res.redirect('/')
  })
}
