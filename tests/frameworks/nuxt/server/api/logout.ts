import { eventHandler as handler, sendRedirect as redirect } from 'h3'

// No method in the name: any method is answered.
export default handler(async (event) => { //=> endpoint ANY /api/logout; reports no-get-logout
  await closeSession(event)
  setResponseHeader(event, 'Clear-Site-Data', '"storage"')
  return redirect(event, '/') //=> sends
})
