export default defineEventHandler((event) => { //=> endpoint POST /api/logout
  event.context.login.end()
  deleteCookie(event, 'sid', { path: '/' }) //=> clears sid path=/ domain=-
  return { ok: true }
})
