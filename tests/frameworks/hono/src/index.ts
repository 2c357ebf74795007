import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { csrf } from 'hono/csrf'
import { auth } from './routes/auth'
import { logOff } from './routes/handlers'
import { logoutAll, openapi } from './openapi'
import type { AppEnv } from './types'

const app = new Hono<AppEnv>()
const api = app.basePath('/api')

app.use(csrf())
app.use('*', cors({ origin: 'https://app.example', credentials: true }))
api.route('/auth', auth)
api.on(['GET', 'POST'], ['/logoff'], logOff) //=> endpoint GET|POST /api/logoff; reports no-get-logout
api.route('/v2', openapi)
api.get('/logs/output', (c) => c.text('no logout'))
app.all('/sign-out', logoutAll) //=> endpoint POST /sign-out

export default app
