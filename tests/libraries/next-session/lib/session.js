import nextSession from 'next-session'

export const sessionOf = nextSession({ name: 'shop', cookie: { path: '/' } }) //=> sets shop path=/ domain=-

export const end = async (req, res) => {
  const session = await sessionOf(req, res)
  await session.destroy() //=> invalidates session; clears shop path=/ domain=-
}
