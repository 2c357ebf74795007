import type { Params } from '@feathersjs/feathers'
import { endSessions } from './store'

/** A service of its own: clients post to it. */
export class Leaving {
  async create(data: unknown, params: Params) {
    await endSessions(params.user.id)
    return { left: true }
  }
}
