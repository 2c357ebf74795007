import { PrivyClient as Client } from '@privy-io/server-auth'

export const privy = new Client(process.env.PRIVY_APP_ID, process.env.PRIVY_APP_SECRET)
export const claimsOf = (token) => privy.verifyAuthToken(token)
