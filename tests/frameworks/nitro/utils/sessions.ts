import { useStorage as store } from 'nitropack/runtime'

export async function openSession(event, user: string) {
  const id = crypto.randomUUID()
  await store('sessions').setItem(id, { user }, { ttl: 3600 })
  setCookie(event, 'sid', id, { sameSite: 'lax' }) //=> sets sid path=/ domain=-
}

export async function closeSession(event) {
  const id = getCookie(event, 'sid') ?? ''
  await store('sessions').removeItem(id) //=> invalidates session
  deleteCookie(event, 'sid') //=> clears sid path=/ domain=-
}
