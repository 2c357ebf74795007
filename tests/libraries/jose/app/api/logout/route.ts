import { deleteSession as forget } from '@/lib/token'

export const POST = async () => { //=> endpoint POST /api/logout
  await forget()
  return new Response(null, { status: 204 })
}
