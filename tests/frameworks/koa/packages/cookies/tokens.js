const name = 'token'

module.exports = {
  give(ctx, value) {
    ctx.cookies.set(name, value, { path: '/auth', httpOnly: true }) //=> sets token path=/auth domain=-
  },
  takeBack(ctx) {
    ctx.cookies.set(name, '', { path: '/auth', expires: new Date(0) }) //=> clears token path=/auth domain=-
  },
  redirectToLogin(ctx) {
    this.takeBack(ctx)
    ctx.redirect('/login')
  },
}
