import { Account, Client as Connection } from 'node-appwrite'

const connect = () => new Connection().setEndpoint('https://cloud.appwrite.io/v1').setProject('shop')
export const accountOf = (secret) => new Account(connect().setSession(secret))
export const admin = () => new Account(connect().setKey(process.env.APPWRITE_KEY))
