import router from '@adonisjs/core/services/router'

const tokens = () => import('#controllers/access_tokens_controller')

router.post('/login', [tokens, 'store'])
router.delete('/logout', [tokens, 'destroy']) //=> endpoint DELETE /logout
router.post('/logout-everywhere', [tokens, 'destroyAll']) //=> endpoint POST /logout-everywhere
router.post('/signout', [tokens, 'invalidate']) //=> endpoint POST /signout
// The token is not touched.
router.post('/sign-out', [tokens, 'forget']) //=> endpoint POST /sign-out
