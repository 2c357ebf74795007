import type { APIRoute } from 'astro'

export const POST: APIRoute = ({ session }) => { //=> endpoint POST /api/logout; reports require-clear-site-data
  session?.destroy() //=> invalidates session; clears astro-session path=/ domain=-
  return new Response('bye')
}
