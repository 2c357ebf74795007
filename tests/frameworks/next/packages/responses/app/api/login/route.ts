import { login } from '../../../lib/login'

export async function POST() {
  await login()
  return new Response()
}
