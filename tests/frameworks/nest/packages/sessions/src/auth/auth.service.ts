import { Injectable } from '@nestjs/common'
import type { Request } from 'express'

@Injectable()
export class AuthService {
  async end(request: Request) {
    await new Promise<void>((resolve) => {
      request.session.destroy(() => resolve()) //=> invalidates session
    })
  }

  leave(request: Request) {
    return new Promise<void>((resolve, reject) => {
      request.logout((error) => (error ? reject(error) : resolve())) //=> invalidates session
    })
  }
}
