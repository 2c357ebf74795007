import { useSession as sealed } from '@hono/session'
import { Hono } from 'hono'
import { leave as finish } from './leave'

const app = new Hono()
  .use(sealed()) //=> sets sid path=/ domain=-
  .post('/login', async (c) => {
    await c.var.session.update({ user: (await c.req.parseBody()).name })
    return c.redirect('/')
  })
  .post('/logout', async (c) => { //=> endpoint POST /logout
    await finish(c)
    return c.redirect('/')
  })

export default app
