const { extendType, mutationField } = require('nexus')

exports.SignOut = extendType({
  type: 'Mutation',
  definition(t) {
    t.nonNull.boolean('signOut', { //=> endpoint mutation signOut
      //=> reports require-server-side-destroy
      resolve(_root, _args, ctx) {
        ctx.res.clearCookie('connect.sid') //=> clears connect.sid path=/ domain=-
        return true
      },
    })
  },
})

exports.LogOut = mutationField('logOut', { //=> endpoint mutation logOut
  type: 'Boolean',
  resolve: async (_root, _args, { req, res }) => {
    await new Promise((resolve, reject) => req.session.destroy((error) => (error ? reject(error) : resolve()))) //=> invalidates session
    res.clearCookie('connect.sid') //=> clears connect.sid path=/ domain=-
    return true
  },
})
