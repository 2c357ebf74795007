var gone = { path: '/admin' }

module.exports = {
  destroy(req, res) {
    req.session.authenticated = false //=> invalidates session partial
    res.clearCookie('sails.sid', gone) //=> clears sails.sid path=/admin domain=-; reports no-mismatched-cookie-deletion
    res.ok()
  },
}
