import router from '@adonisjs/core/services/router'
import { leave as goodbye } from '#services/leaving'
import { middleware } from './kernel.js'
import AccountController from '#controllers/account_controller'

const SessionController = () => import('#controllers/session_controller')
const { api } = { api: '/api' }

router.post('login', [SessionController, 'store'])
router.post('logout', [SessionController, 'destroy']) //=> endpoint POST /logout

router
  .group(() => {
    router
      .group(() => {
        router.delete('/session', [SessionController, 'end']) //=> endpoint DELETE /api/v1/session
        router.post('/sign-out', '#controllers/session_controller.forget') //=> endpoint POST /api/v1/sign-out
      })
      .prefix('v1')
    router.get('/logout', [AccountController]) //=> endpoint GET /api/logout; reports no-get-logout
  })
  .prefix(api)
  .use(middleware.auth())

router.route('/bye/logout', ['GET', 'POST'], async (ctx) => { //=> endpoint POST /bye/logout; reports require-cookie-deletion
  if (ctx.request.method() !== 'POST') return ctx.response.notFound()
  await goodbye(ctx)
  return ctx.response.noContent()
})

router.resource('devices', AccountController).only(['index', 'destroy'])
router.on('/logged-out').render('pages/logged_out')
router.get('/logout-help', ({ view }) => view.render('pages/help'))
