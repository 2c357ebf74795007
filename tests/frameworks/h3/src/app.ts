import { createApp, createRouter, defineEventHandler, eventHandler, readBody, sendNoContent, sendRedirect, setHeaders, useBase } from 'h3'
import { end, forget as lose, start } from './sessions'

export const app = createApp()

const auth = createRouter()
  .post('/login', eventHandler(async (event) => {
    const { user } = await readBody(event)
    await start(event, user)
    return { user }
  }))
  .post('/logout', defineEventHandler(async (event) => { //=> endpoint POST /auth/logout
    await end(event)
    setHeaders(event, { 'Clear-Site-Data': '"storage"' })
    return sendNoContent(event) //=> sends
  }))

auth.use('/sign-out', eventHandler(async (event) => { //=> endpoint ANY /auth/sign-out; reports no-get-logout; reports require-clear-site-data
  await end(event)
  await sendRedirect(event, '/')
}))

auth.add('/signout', eventHandler((event) => { //=> endpoint POST /auth/signout; reports require-server-side-destroy; reports require-clear-site-data
  lose(event)
  return { done: true }
}), 'post')

app.use('/auth/**', useBase('/auth', auth.handler))

// Middleware for everything: no endpoint.
app.use(eventHandler((event) => {
  event.context.startedAt = Date.now()
}))

app.use('/log-out', eventHandler(async (event) => { //=> endpoint ANY /log-out; reports no-get-logout; reports require-clear-site-data
  await end(event)
  return 'bye'
}))
