import { addServerHandler, createResolver, defineNuxtModule } from '@nuxt/kit'

export default defineNuxtModule({
  meta: { name: 'shop-auth', configKey: 'shopAuth' },
  setup() {
    const { resolve } = createResolver(import.meta.url)
    const resolver = createResolver(import.meta.url)

    addServerHandler({ route: '/api/_auth/session', method: 'delete', handler: resolve('./runtime/server/session') }) //=> endpoint DELETE /api/_auth/session
    addServerHandler({ route: '/api/_auth/logout', handler: resolver.resolve('./runtime/server/logout') }) //=> endpoint ANY /api/_auth/logout; reports no-get-logout
    addServerHandler({ route: '/api/_auth/login', method: 'post', handler: resolver.resolve('./runtime/server/login.ts') })
  },
})
