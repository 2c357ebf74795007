exports.leave = function (req, res) { //=> reports require-server-side-destroy
  res.clearCookie('shop.sid', { path: '/', domain: '.example.com' }) //=> clears shop.sid path=/ domain=.example.com
  return res.ok()
}
