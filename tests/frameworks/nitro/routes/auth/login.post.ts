export default eventHandler(async (event) => {
  const { user } = await readBody(event)
  await openSession(event, user)
  return sendNoContent(event)
})
