import { builder } from './builder'
import { end, saveLogin } from './sessions'

builder.mutationField('login', (t) => t.boolean({
  resolve: async (_root, _args, context) => {
    await saveLogin(context.token)
    return true
  },
}))

builder.mutationField('logout', (t) => t.field({ //=> endpoint mutation logout
  type: 'Boolean',
  resolve: async (_root, _args, context) => {
    await end(context.token)
    return true
  },
}))

builder.mutationFields((t) => ({
  //=> endpoint mutation signOut
  signOut: t.boolean({
    //=> reports require-server-side-destroy
    resolve: () => true,
  }),
}))

export const schema = builder.toSchema()
