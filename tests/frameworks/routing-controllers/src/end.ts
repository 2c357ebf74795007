import type { Request } from 'express'

export const endSession = (request: Request) => new Promise<void>((resolve, reject) => {
  request.session.destroy((error) => (error ? reject(error) : resolve())) //=> invalidates session
})
