export const resolvers = {
  Mutation: {
    login: (_, { name }, { session }) => {
      session.user = name
      return true
    },
    logout: async (_parent, _args, context) => { //=> endpoint mutation logout
      await context.session.destroy() //=> invalidates session
      context.reply.clearCookie('sid') //=> clears sid path=/ domain=-
      return true
    },
    signOut: (_parent, _args, { reply }) => { //=> endpoint mutation signOut; reports require-server-side-destroy
      reply.clearCookie('sid') //=> clears sid path=/ domain=-
      return true
    },
  },
}
