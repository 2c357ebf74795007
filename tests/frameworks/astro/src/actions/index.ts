import { defineAction as action } from 'astro:actions'
import { close } from '../lib/session'

export const server = {
  auth: {
    //=> endpoint POST /_actions/auth.logout
    logout: action({
      accept: 'form',
      handler: async (_input, context) => {
        await close(context.cookies)
      },
    }),
    logoutReasons: action({ handler: async () => ['done', 'shared computer'] }),
  },
}
