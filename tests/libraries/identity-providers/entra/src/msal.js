import { ConfidentialClientApplication as Msal } from '@azure/msal-node'

export const msal = new Msal({ auth: { clientId: process.env.CLIENT_ID } })
