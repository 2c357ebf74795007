import { db } from './db.ts'

export async function userByPassword(email: string, password: string) {
  const user = await db.user.findUnique({ where: { email } })
  return user?.password === password ? user : null
}
