/**
 * The functions of h3 as vinxi and TanStack Start export them: the event may be left out, it is that of the request at hand
 * (`createWrapperFunction` of vinxi 0.5.11 runtime/http.js and @tanstack/start-server-core 1.131 h3.js).
 */
import type { CallRow, ValueRow, When } from './define.ts'
import { h3Members } from './h3-rows.ts'
import { harmless } from './rows.ts'

/** The event is there: an object before whatever else is given. */
const WITH_EVENT: readonly When[] = [{ arg: 0, is: 'object' }, { arg: 1, is: 'present' }]

/** The same row for a call without the event: every argument stands one place further to the front. */
function withoutEvent(row: CallRow): CallRow {
  return JSON.parse(JSON.stringify(row), (key, value: unknown) => (key === 'arg' && typeof value === 'number' && value > 0 ? value - 1 : value)) as CallRow
}

const rowsOf = (call: ValueRow['call']): readonly CallRow[] => [call ?? []].flat() as readonly CallRow[]

function eventOptional(row: ValueRow): ValueRow {
  const rows = rowsOf(row.call)
  return {
    ...row,
    call: [...rows.map((one) => ({ ...one, when: [...WITH_EVENT, ...(one.when ?? [])] })), ...rows.map(withoutEvent)],
  }
}

/** Functions whose first argument is the event. */
const OF_EVENT = [
  'setCookie', 'deleteCookie', 'setHeader', 'setResponseHeader', 'appendHeader', 'appendResponseHeader', 'setHeaders', 'setResponseHeaders',
  'appendHeaders', 'appendResponseHeaders', 'sendRedirect', 'sendNoContent', 'sendError', 'useSession', 'getSession', 'updateSession', 'clearSession',
]

export const httpContextMembers: Readonly<Record<string, ValueRow>> = {
  ...h3Members,
  ...Object.fromEntries(OF_EVENT.map((name) => [name, eventOptional(h3Members[name] ?? harmless)])),
  getEvent: { call: { returns: 'h3.Event' } }, getHTTPEvent: { call: { returns: 'h3.Event' } },
  getWebRequest: { call: { returns: 'web.Request' } }, getRequest: { call: { returns: 'web.Request' } }, toWebRequest: { call: { returns: 'web.Request' } },
  getRequestHeaders: { call: { returns: 'web.RequestHeaders' } },
  getContext: harmless, setContext: harmless, setResponseStatus: harmless,
}
