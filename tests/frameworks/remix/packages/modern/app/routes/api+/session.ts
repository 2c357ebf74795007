import { redirect, type ActionFunctionArgs } from 'react-router'
import { logout } from '~/lib/session.server'

// Only DELETE logs out.
export async function action({ request }: ActionFunctionArgs) { //=> endpoint DELETE /api/session
  switch (request.method) {
    case 'DELETE':
      return logout(request)
    default:
      return redirect('/')
  }
}
