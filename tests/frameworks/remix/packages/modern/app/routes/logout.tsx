import { redirect } from 'react-router'
import type { Route } from './+types/logout'
import { logout as endSession } from '~/lib/session.server'

export async function action({ request }: Route.ActionArgs) { //=> endpoint POST /logout
  return endSession(request)
}

// A reader who types the address is only sent home.
export const loader = () => redirect('/')
