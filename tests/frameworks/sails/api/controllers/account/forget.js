module.exports = {
  friendlyName: 'Forget',
  fn: async function (inputs, exits) {
    delete this.req.session.userId //=> invalidates session partial
    this.res.clearCookie('shop.sid') //=> clears shop.sid path=/ domain=-; reports no-mismatched-cookie-deletion
    return exits.success()
  },
}
