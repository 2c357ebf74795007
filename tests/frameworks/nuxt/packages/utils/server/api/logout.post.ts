export default defineEventHandler(async (event) => { //=> endpoint POST /api/logout; reports require-clear-site-data
  await clearUserSession(event) //=> invalidates session stateless; clears nuxt-session path=/ domain=-
  return { done: true }
})
