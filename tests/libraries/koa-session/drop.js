export const drop = async (ctx) => {
  ctx.session = null //=> invalidates session; clears sid path=/app domain=-
  ctx.redirect('/')
}
