export default defineEventHandler(async (event) => { //=> endpoint PUT /api/logout; reports require-clear-site-data
  await closeSession(event)
})
