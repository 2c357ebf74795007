import type { Context } from 'hono'

export async function leave(c: Context) {
  const { session } = c.var
  await session.get()
  session.delete() //=> invalidates session; clears sid path=/ domain=-
}
