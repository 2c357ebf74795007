import type { LoaderFunctionArgs } from 'react-router'
import { logout } from '../lib/session.server'

export const loader = ({ request }: LoaderFunctionArgs) => logout(request, '/login') //=> endpoint GET /sign-out; reports no-get-logout
