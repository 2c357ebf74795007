import Route from '@ioc:Adonis/Core/Route'

Route.group(() => {
  Route.post('logout', async ({ auth, response }) => { //=> endpoint POST /admin/logout
    await auth.logout() //=> invalidates session partial
    return response.redirect('/admin')
  })
}).prefix('admin')
