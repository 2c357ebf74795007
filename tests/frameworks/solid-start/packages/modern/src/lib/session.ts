'use server'
import { redirect } from '@solidjs/router'
import { useSession as sealed, setCookie } from 'vinxi/http'

interface Data { user?: string }

const open = () => sealed<Data>({ name: 'box', password: process.env.SECRET ?? '' })

export async function login(form: FormData) {
  const session = await open()
  await session.update({ user: String(form.get('name')) })
  setCookie('remember_token', crypto.randomUUID(), { path: '/', domain: 'example.com', maxAge: 1_000_000 })
  throw redirect('/')
}

export async function logout() { //=> endpoint logout(); reports require-cookie-deletion
  const session = await open()
  await session.clear() //=> invalidates session stateless; clears box path=/ domain=-
  throw redirect('/login')
}
