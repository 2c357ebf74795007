import router from '@adonisjs/core/services/router'

export const middleware = router.named({ auth: () => import('@adonisjs/auth/initialize_auth_middleware') })
