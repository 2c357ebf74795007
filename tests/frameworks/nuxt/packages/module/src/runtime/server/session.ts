import { defineEventHandler, deleteCookie } from 'h3'

export default defineEventHandler((event) => {
  deleteCookie(event, 'shop_token', { path: '/shop' }) //=> clears shop_token path=/shop domain=-
  return { ok: true }
})
