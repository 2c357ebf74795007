export default eventHandler(async (event) => { //=> endpoint POST /auth/logout
  await closeSession(event)
  setHeader(event, 'Clear-Site-Data', '"storage"')
  return sendNoContent(event)
})
