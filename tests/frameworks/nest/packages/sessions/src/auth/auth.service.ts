import { Injectable } from '@nestjs/common'
import type { Request } from 'express'

@Injectable()
export class AuthService {
  async end(request: Request) {
    await new Promise<void>((resolve, reject) => {
      // For the one who does not wait for it.
      request.session.destroy((error) => (error ? reject(error) : resolve())) //=> invalidates session; reports no-response-before-destroy
    })
  }

  leave(request: Request) {
    return new Promise<void>((resolve, reject) => {
      request.logout((error) => (error ? reject(error) : resolve())) //=> invalidates session
    })
  }
}
