import { ExpressOIDC } from '@okta/oidc-middleware'

export const oidc = new ExpressOIDC({ issuer: process.env.ISSUER, client_id: process.env.CLIENT_ID, scope: 'openid' })
