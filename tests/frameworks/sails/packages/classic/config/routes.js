module.exports.routes = {
  'post /login': 'AuthController.login',
  'post /logout': 'AuthController.logout', //=> endpoint POST /logout
  'get /auth/logout': { controller: 'auth', action: 'leave' }, //=> endpoint GET /auth/logout; reports no-get-logout
  'post /admin/logout': 'admin/SessionController.destroy', //=> endpoint POST /admin/logout
  'get /admin/logout/help': { view: 'admin/help' },
}
