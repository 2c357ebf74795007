import { H3, defineHandler, deleteCookie, getCookie, noContent, redirect, serve, setCookie } from 'h3'
import { createHmac } from 'node:crypto'

const sign = (text: string) => `${text}.${createHmac('sha256', process.env.KEY ?? '').update(text).digest('hex')}`

const auth = new H3()
  .post('/login', async (event) => {
    const { user } = await event.req.json()
    setCookie(event, 'auth', sign(user), { path: '/app' }) //=> sets auth path=/app domain=-
    return { user }
  })
  .get('/logout', (event) => { //=> endpoint GET /api/logout; reports no-get-logout; reports require-clear-site-data
    deleteCookie(event, 'auth', { path: '/app' }) //=> clears auth path=/app domain=-
    return redirect('/') //=> sends
  })

const leave = defineHandler({
  middleware: [(event) => { event.res.headers.set('Clear-Site-Data', '"storage"') }],
  handler: (event) => {
    deleteCookie(event, 'auth') //=> clears auth path=/ domain=-; reports no-mismatched-cookie-deletion
    return noContent()
  },
})

const app = new H3().mount('/api', auth)
app.on('POST', '/leave/logout', leave) //=> endpoint POST /leave/logout
app.all('/me', (event) => getCookie(event, 'auth'))

serve(app)
