import { defineEventHandler, deleteCookie } from 'h3'

export default defineEventHandler((event) => {
  deleteCookie(event, 'shop_token') //=> clears shop_token path=/ domain=-; reports no-mismatched-cookie-deletion
  return { ok: true }
})
