module.exports = {
  friendlyName: 'Login',
  inputs: { email: { type: 'string', required: true } },
  exits: { success: { description: 'In.' }, badCombo: { responseType: 'unauthorized' } },
  fn: async function ({ email }) {
    const user = await User.findOne({ email })
    if (!user) throw 'badCombo'
    this.req.session.userId = user.id
  },
}
