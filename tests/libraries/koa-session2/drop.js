export function drop(ctx) {
  ctx.session = null //=> invalidates session; clears SESSIONID path=/ domain=-
  ctx.redirect('/')
}
