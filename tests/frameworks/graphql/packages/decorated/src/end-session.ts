import type { Request } from 'express'

export function endSession(request: Request) {
  return new Promise<void>((resolve, reject) => {
    request.session.destroy((error) => (error ? reject(error) : resolve())) //=> invalidates session
  })
}
