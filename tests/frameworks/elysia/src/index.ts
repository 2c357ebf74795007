import { Elysia as Server, t } from 'elysia'
import { auth } from './auth'
import { admin as registerAdmin } from './admin'

new Server()
  .use(auth)
  .use(registerAdmin)
  .get('/logged-out', () => 'You are logged out.')
  .get('/logs/output', () => 'no logout')
  .post('/profile', ({ body }) => body, { body: t.Object({ logoutUrl: t.String() }) })
  .listen(3000)
