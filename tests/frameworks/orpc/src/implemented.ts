import { oc } from '@orpc/contract'
import { implement } from '@orpc/server'
import { endSession } from './sessions'
import type { Context } from './base'

const contract = { account: { leave: oc.route({ method: 'DELETE', path: '/session/logout' }) } }

const os = implement(contract).$context<Context>()

export const implemented = os.router({
  account: {
    //=> endpoint DELETE /session/logout
    leave: os.account.leave.handler(async ({ context }) => { //=> reports require-cookie-deletion
      await endSession(context.sessionId)
    }),
  },
})
