export async function end({ session }) {
  await session.destroy() //=> invalidates session
}
