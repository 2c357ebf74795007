const jwt = require('jsonwebtoken')

module.exports.login = async (event) => {
  const token = jwt.sign({ name: event.body }, 'k')
  return { statusCode: 200, headers: { 'Set-Cookie': `token=${token}; Path=/; HttpOnly` } } //=> sets token path=/ domain=-
}

//=> endpoint logout()
module.exports.logout = async (event) => {
  return { statusCode: 200, headers: { 'Set-Cookie': 'token=; Path=/; Max-Age=0' } } //=> clears token path=/ domain=-
}
