import { destroyCookie as destroy } from 'nookies'
import type { NextApiResponse } from 'next'

export const dropToken = (res: NextApiResponse) => {
  destroy({ res }, 'token', { path: '/' }) //=> clears token path=/ domain=-
}
