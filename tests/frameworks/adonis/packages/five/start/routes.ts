import Route from '@ioc:Adonis/Core/Route'
import './admin'

Route.post('/login', 'Auth/LoginController.store')
Route.get('/logout', 'LogoutAction') //=> endpoint GET /logout; reports no-get-logout
Route.post('/auth/logout', 'Auth/LoginController.destroy').middleware('auth').as('logout') //=> endpoint POST /auth/logout

Route.group(() => {
  Route.resource('session', 'Auth/TokensController').only(['store', 'destroy'])
  Route.post('/log-out', 'Auth/TokensController.revoke') //=> endpoint POST /api/log-out
  Route.post('/signout', 'Auth/MissingController.destroy') //=> endpoint POST /api/signout
}).prefix('/api').namespace('App/Controllers/Http')
