module.exports = {
  friendlyName: 'Sign out',
  async fn() { //=> reports require-cookie-deletion
    this.req.session.userId = null //=> invalidates session partial
    return '/'
  },
}
