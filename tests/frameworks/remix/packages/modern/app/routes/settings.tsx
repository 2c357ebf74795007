import { redirect, type ActionFunctionArgs } from 'react-router'
import { readSession, storage, themes } from '~/lib/session.server'

type Handler = (request: Request) => Promise<Response>

const handlers: Record<string, Handler> = {
  async theme(request) {
    const theme = await themes.getSession(request.headers.get('Cookie'))
    theme.set('theme', 'dark')
    return redirect('/settings', { headers: { 'Set-Cookie': await themes.commitSession(theme) } })
  },
  async signOut(request) {
    const session = await readSession(request)
    const cookie = await storage.destroySession(session) //=> invalidates session stateless
    return redirect('/', { headers: [['Set-Cookie', cookie], ['Clear-Site-Data', '"cookies", "storage"']] }) //=> clears __id path=/ domain=-
  },
}

export async function action({ request }: ActionFunctionArgs) { //=> endpoint POST /settings
  const { _action } = Object.fromEntries(await request.formData())
  const handle = handlers[_action as string]
  if (!handle) throw new Response(null, { status: 400 })
  return handle(request)
}
