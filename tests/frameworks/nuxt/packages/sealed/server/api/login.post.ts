export default defineEventHandler(async (event) => {
  const { user } = await readBody(event)
  const session = await useAccount(event)
  await session.update({ user })
  return { user }
})
