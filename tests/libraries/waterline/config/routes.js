module.exports.routes = {
  'POST /login': 'account/login',
  'POST /logout': 'account/logout', //=> endpoint POST /logout
  'POST /revoked/logout': 'account/revoke', //=> endpoint POST /revoked/logout
  'POST /called/logout': 'account/call', //=> endpoint POST /called/logout
  'POST /built/logout': 'account/build', //=> endpoint POST /built/logout
}
