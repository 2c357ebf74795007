import { type RequestEvent } from '@builder.io/qwik-city'

//=> endpoint POST /api/sign-out; reports require-server-side-destroy
export const onPost = async (event: RequestEvent) => {
  // Without a path it is that of the URL: another cookie than the one that was set.
  event.cookie.delete('sid') //=> clears sid path=- domain=-; reports no-mismatched-cookie-deletion
  event.headers.set('Cache-Control', 'no-store')
  event.json(200, { done: true }) //=> sends
}
