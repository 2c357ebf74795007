import { jwt } from '@elysiajs/jwt'
import { Elysia } from 'elysia'

const app = new Elysia({ cookie: { domain: 'example.com', httpOnly: true } }).use(jwt({ name: 'tokens', secret: 'k' }))

app.post('/login', async ({ cookie: { auth }, tokens }) => {
  auth.value = await tokens.sign({ sub: 'me' }) //=> sets auth path=/ domain=example.com
  return { in: true }
})

// The application's defaults are in the deletion, too.
app.post('/logout', ({ cookie: { auth } }) => { //=> endpoint POST /logout
  auth.remove() //=> clears auth path=/ domain=example.com
  return { out: true }
})

app.post('/sign-out', ({ cookie: { auth } }) => { //=> endpoint POST /sign-out
  auth.path = '/account'
  auth.remove() //=> clears auth path=/account domain=example.com; reports no-mismatched-cookie-deletion
  return { out: true }
})

app.route('POST', '/a/logout', ({ cookie: { auth }, set }) => { //=> endpoint POST /a/logout
  auth.set({ value: '' }) //=> blanks auth path=/ domain=example.com
  set.status = 204
})

export default app
