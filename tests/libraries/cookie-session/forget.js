module.exports.forgetUser = (request) => {
  request.session = null //=> invalidates session stateless; clears auth path=/app domain=-
}
