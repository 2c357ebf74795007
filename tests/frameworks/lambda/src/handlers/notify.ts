import { end } from '../lib/sessions'

/** Not a request: a queue. */
export const logoutEvents = async (records) => {
  for (const record of records) await end(record.id)
  return { statusCode: 200 }
}
