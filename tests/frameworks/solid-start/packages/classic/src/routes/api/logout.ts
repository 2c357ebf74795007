import type { APIEvent } from 'solid-start/api'
import { endSession } from '~/lib/session'

export function GET({ request }: APIEvent) { //=> endpoint GET /api/logout; reports no-get-logout
  return endSession(request)
}
