export class AuthController {
  login = (req, res) => {
    req.session.user = req.body.user
    res.json({ user: req.body.user })
  }

  me = (req, res) => {
    if (!req.session.user) return res.sendStatus(401)
    res.json({ user: req.session.user })
  }

  logout = (req, res) => {
    res.clearCookie('connect.sid')
    return res.redirect('/')
  }
}
