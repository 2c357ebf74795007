import Env from '@ioc:Adonis/Core/Env'
import { sessionConfig } from '@adonisjs/session/build/config'

export default sessionConfig({ //=> sets adonis-session path=/ domain=-
  enabled: true,
  driver: Env.get('SESSION_DRIVER'),
  cookieName: 'adonis-session',
  cookie: { path: '/', httpOnly: true, sameSite: false },
})
