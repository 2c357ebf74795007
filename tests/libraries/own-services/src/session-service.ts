import type { Repository } from 'typeorm'
import { PasswordReset, UserSession } from './entities.ts'

export class SessionService {
  constructor(
    private readonly sessions: Repository<UserSession>,
    private readonly resets: Repository<PasswordReset>,
  ) {}

  open(id: string, userId: string) {
    return this.sessions.save({ id, userId, revokedAt: null })
  }

  async close(id: string) {
    await this.sessions.delete({ id }) //=> invalidates session
  }

  async mark(id: string) {
    await this.sessions.update({ id }, { revokedAt: new Date() }) //=> invalidates session
  }

  /** Not a word about what is ended. */
  async byUser(userId: string) {
    await this.sessions.delete({ userId }) //=> invalidates session
  }

  async tidy(userId: string) {
    await this.resets.delete({ userId })
  }
}
