export default defineEventHandler(async (event) => {
  const { id, user } = await readBody(event)
  openSession(id, user)
  setCookie(event, 'sid', id, { path: '/' }) //=> sets sid path=/ domain=-
  return { ok: true }
})
