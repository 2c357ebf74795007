import { createServerAction$ } from 'solid-start/server'
import { endSession } from './session'

// Neither name says it: what is done tells.
export const leaveAction = () => {
  return createServerAction$(async (_form: FormData, { request }) => endSession(request)) //=> endpoint action()
}
