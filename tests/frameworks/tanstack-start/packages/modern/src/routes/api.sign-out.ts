import { createServerFileRoute } from '@tanstack/react-start/server'
import { createFileRoute } from '@tanstack/react-router'
import { getCookie } from '@tanstack/react-start/server'
import { dropSession } from '../lib/session'

//=> endpoint POST /api/sign-out
export const ServerRoute = createServerFileRoute('/api/sign-out').methods({
  POST: async () => {
    dropSession(getCookie('sid') ?? '')
    return new Response(null, { status: 204 })
  },
})

//=> endpoint POST /api/log-out
export const Route = createFileRoute('/api/log-out')({
  server: {
    handlers: {
      GET: () => new Response('Use POST', { status: 405 }),
      POST: ({ request }) => { //=> reports require-server-side-destroy
        const headers = new Headers()
        headers.append('Set-Cookie', 'sid=; Path=/; Max-Age=0') //=> clears sid path=/ domain=-
        return new Response(request.method, { headers })
      },
    },
  },
})
