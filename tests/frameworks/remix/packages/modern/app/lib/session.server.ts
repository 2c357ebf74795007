import { createCookieSessionStorage, redirect as goTo } from 'react-router'

interface Data { userId: string }

export const storage = createCookieSessionStorage<Data>({ //=> sets __id path=/ domain=-
  cookie: { name: '__id', httpOnly: true, sameSite: 'lax', secrets: [process.env.SECRET ?? ''], maxAge: 60 * 60 * 24 * 30 },
})

export const themes = createCookieSessionStorage({ cookie: { name: 'theme', maxAge: 31_536_000 } })

export const readSession = (request: Request) => storage.getSession(request.headers.get('Cookie'))

export async function startSession(userId: string) {
  const session = await storage.getSession()
  session.set('userId', userId)
  return goTo('/', { headers: { 'Set-Cookie': await storage.commitSession(session) } })
}

export async function logout(request: Request, to = '/') {
  const session = await readSession(request)
  return goTo(to, { //=> clears __id path=/ domain=-
    headers: {
      'Set-Cookie': await storage.destroySession(session), //=> invalidates session stateless
    },
  })
}
