module.exports = {
  login: function (req, res) {
    req.session.user = req.param('name')
    res.redirect('/')
  },

  logout: function (req, res) {
    req.session.destroy(function (error) { //=> invalidates session
      if (error) return res.serverError()
      res.clearCookie('sails.sid') //=> clears sails.sid path=/ domain=-
      res.redirect('/')
    })
  },

  leave: function (req, res) { //=> reports require-cookie-deletion
    delete req.session.user //=> invalidates session partial
    return res.redirect('/login')
  },
}
