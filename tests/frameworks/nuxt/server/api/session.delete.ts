import { SESSION as name } from '../utils/session'

export default defineEventHandler((event) => { //=> endpoint DELETE /api/session; reports require-server-side-destroy
  setResponseHeaders(event, { 'Clear-Site-Data': '"storage"' })
  deleteCookie(event, name, { path: '/' }) //=> clears sid path=/ domain=-
  setResponseStatus(event, 204)
})
