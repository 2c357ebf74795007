import { redirect, type ActionArgs } from '@remix-run/node'
import { forgetful } from '~/utils/sessions'

export const action = async ({ request }: ActionArgs) => { //=> endpoint POST /kiosk/logout; reports require-server-side-destroy
  const session = await forgetful.getSession(request.headers.get('Cookie'))
  //=> clears kiosk_session path=/ domain=-
  return redirect('/', { headers: { 'Set-Cookie': await forgetful.destroySession(session) } })
}
