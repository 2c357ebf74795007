const { leave } = require('../api/helpers/leave')

module.exports.routes = {
  'GET /': { view: 'pages/homepage' },
  'GET /account/logged-out': { view: 'pages/logged-out' },
  'POST /login': { action: 'account/login' },

  'POST /logout': 'account/logout', //=> endpoint POST /logout
  'GET /account/logout': { action: 'account/forget' }, //=> endpoint GET /account/logout; reports no-get-logout
  'DELETE /api/v1/session': ['isLoggedIn', { fn: leave }], //=> endpoint DELETE /api/v1/session
  '/signout': { action: 'account/sign-out' }, //=> endpoint ANY /signout; reports no-get-logout
  'r|^/old/(\\d+)$|id': 'account/old',
}
