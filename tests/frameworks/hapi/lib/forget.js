exports.forget = request => {
  request.cookieAuth.clear() //=> invalidates session stateless; clears sid path=/ domain=-
}
