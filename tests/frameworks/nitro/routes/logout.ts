// What it asks for is the other way round: a GET ends the session.
export default eventHandler(async (event) => { //=> endpoint GET|DELETE|PUT /logout; reports no-get-logout
  if (isMethod(event, 'POST')) return sendNoContent(event)
  await closeSession(event)
  setHeader(event, 'Clear-Site-Data', '"storage"')
  return sendNoContent(event)
})
