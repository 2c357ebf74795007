import { command as call, form, getRequestEvent, query } from '$app/server'
import { endSession } from '$lib/server/session'

//=> endpoint logout()
export const logout = call(async () => {
  const { cookies } = getRequestEvent()
  await endSession(cookies)
})

export const getLogoutReasons = query(async () => ['done', 'shared computer'])

export const signOut = form(async () => { //=> endpoint signOut()
  await endSession(getRequestEvent().cookies)
})
