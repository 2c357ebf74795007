export default defineEventHandler((event) => ({ id: getCookie(event, SESSION) }))
