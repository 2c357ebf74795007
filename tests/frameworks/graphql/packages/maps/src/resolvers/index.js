import { login } from './login.js'
import logout from './logout.js'
import { accountMutations } from './account.js'

export const resolvers = {
  Query: { me: (_parent, _args, { user }) => user },
  Mutation: {
    login,
    logout, //=> endpoint mutation logout
    ...accountMutations, //=> endpoint mutation signOut
  },
}
