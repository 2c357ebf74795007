import supertokens from 'supertokens-node'
import Session from 'supertokens-node/recipe/session'

supertokens.init({ appInfo: { appName: 'shop', apiDomain: '', websiteDomain: '' }, recipeList: [Session.init({})] })

export const endAll = (userId: string) => Session.revokeAllSessionsForUser(userId) //=> invalidates provider delegated
