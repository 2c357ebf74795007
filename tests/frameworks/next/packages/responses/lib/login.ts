import { cookies } from 'next/headers'
import { SignJWT } from 'jose'
export async function login() {
  const c = await cookies()
  c.set({ name: 'token', value: await new SignJWT({}).sign(new Uint8Array()), path: '/api', partitioned: true, secure: true })
}
