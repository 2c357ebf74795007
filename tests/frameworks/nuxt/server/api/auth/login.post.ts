export default defineEventHandler(async (event) => {
  const { email } = await readBody(event)
  await openSession(event, email)
  return { email }
})
