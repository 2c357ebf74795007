export default defineEventHandler(async (event) => { //=> endpoint POST /api/auth/logout; reports require-clear-site-data
  await closeSession(event)
  return { done: true }
})
