import { Router as createRouter } from 'express'
import { SessionController } from '../controllers/session.js'
import { endSession as finish, forgetCookie } from '../lib/session.js'
import { wrap as guarded } from '../lib/wrap.js'

export const router = createRouter()
const routes = router
const controller = new SessionController()

const mustBeKnown = (req, res, next) => (req.session?.user ? next() : res.sendStatus(401))

routes.post('/login', controller.create)

routes.post('/logout', guarded(async (req, res) => { //=> endpoint POST /api/accounts/logout
  await finish(req)
  forgetCookie(res)
  res.sendStatus(204) //=> sends
}))

routes.delete('/session', mustBeKnown, controller.destroy) //=> endpoint DELETE /api/accounts/session

// The session is never touched: only the browser forgets.
routes.post('/sign-out', controller.forget) //=> endpoint POST /api/accounts/sign-out

routes
  .route('/profile')
  .get((req, res) => res.json(req.session.user))
  .delete(mustBeKnown, (req, res) => res.sendStatus(202))
