export async function leave(ctx) {
  await ctx.logout() //=> invalidates session
}
