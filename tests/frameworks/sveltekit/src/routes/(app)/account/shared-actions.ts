import { endSession } from '$lib/server/session'

export const shared = {
  logOff: async ({ cookies }) => { //=> reports require-clear-site-data
    await endSession(cookies)
  },
  logoutReason: async () => ({ reasons: ['done', 'shared computer'] }),
}
