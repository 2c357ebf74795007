export default defineEventHandler(async (event) => { //=> endpoint POST /api/logout; reports require-clear-site-data
  const session = await useAccount(event)
  await session.clear() //=> invalidates session stateless; clears account path=/ domain=-
  return sendRedirect(event, '/')
})
