const { promisify } = require('util')

module.exports = {
  friendlyName: 'Logout',
  exits: { success: { responseType: 'redirect' } },
  fn: async function (inputs, exits) {
    const { session } = this.req
    await promisify(session.destroy).call(session) //=> invalidates session
    this.res.clearCookie('shop.sid', { domain: '.example.com' }) //=> clears shop.sid path=/ domain=.example.com
    return exits.success('/account/logged-out') //=> sends
  },
}
