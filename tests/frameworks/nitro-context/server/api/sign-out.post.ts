// What is put there for each request anew is not what stands there at first.
export default defineEventHandler((event) => { //=> endpoint POST /api/sign-out
  if (event.context.visitor) event.context.login.end()
  deleteCookie(event, 'sid', { path: '/' }) //=> clears sid path=/ domain=-
  return { ok: true }
})
