import { Injectable } from '@nestjs/common'
import { OnEvent } from '@nestjs/event-emitter'
import { InjectModel } from '@nestjs/mongoose'
import type { Model } from 'mongoose'

export class LoginSession {}

@Injectable()
export class SessionListener {
  constructor(@InjectModel(LoginSession.name) private readonly sessions: Model<LoginSession>) {}

  @OnEvent('session.left')
  async end(id: string) {
    await this.sessions.deleteOne({ _id: id }) //=> invalidates session
  }
}
