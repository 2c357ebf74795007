import type { APIContext } from 'astro'
import { close } from '../../lib/session'

export async function DELETE(context: APIContext): Promise<Response> { //=> endpoint DELETE /api/session
  await close(context.cookies)
  return new Response(null, { status: 204, headers: { 'Clear-Site-Data': '"storage"' } })
}
