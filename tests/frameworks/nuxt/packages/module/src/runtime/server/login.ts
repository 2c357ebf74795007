import { defineEventHandler, setCookie } from 'h3'
import { sign } from './tokens'

export default defineEventHandler(async (event) => {
  setCookie(event, 'shop_token', await sign(event), { httpOnly: true, path: '/shop' })
  return { ok: true }
})
