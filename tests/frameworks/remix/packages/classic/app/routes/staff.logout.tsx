import { redirect, type ActionArgs } from '@remix-run/node'
import { staff } from '~/utils/sessions'

export const action = async ({ request }: ActionArgs) => { //=> endpoint POST /staff/logout
  const session = await staff.getSession(request.headers.get('Cookie'))
  //=> invalidates session; clears staff_session path=/ domain=example.com
  return redirect('/', { headers: { 'Set-Cookie': await staff.destroySession(session) } })
}
