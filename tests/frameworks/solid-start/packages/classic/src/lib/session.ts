import { redirect } from 'solid-start/server'
import { createCookieSessionStorage as createStorage } from 'solid-start/session'

const storage = createStorage({
  cookie: { name: 'session', path: '/', httpOnly: true, secure: true, sameSite: 'lax', secrets: [process.env.SECRET ?? ''] },
})

export const readSession = (request: Request) => storage.getSession(request.headers.get('Cookie'))

export async function startSession(user: string) {
  const session = await storage.getSession()
  session.set('userId', user)
  return redirect('/', { headers: { 'Set-Cookie': await storage.commitSession(session) } })
}

export async function endSession(request: Request) {
  const session = await readSession(request)
  //=> invalidates session stateless; clears session path=/ domain=-
  return redirect('/login', { headers: { 'Set-Cookie': await storage.destroySession(session) } })
}

export async function forget(request: Request) {
  const session = await readSession(request)
  await storage.destroySession(session) //=> invalidates session stateless
}
