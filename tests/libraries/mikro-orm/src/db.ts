import { MikroORM as Orm } from '@mikro-orm/postgresql'
import { Session, User } from './entities.js'

export const orm = await Orm.init({ entities: [Session, User], dbName: 'app' })
export const manager = () => orm.em.fork()

/** Ends one session of several. */
export async function endSession(id: string) {
  const em = manager()
  const session = await em.findOneOrFail(Session, { id })
  em.remove(session) //=> invalidates session
  await em.flush()
}
