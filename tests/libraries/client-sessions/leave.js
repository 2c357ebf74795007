exports.resetSession = function (req) {
  req.mySession.reset() //=> invalidates session stateless
}
