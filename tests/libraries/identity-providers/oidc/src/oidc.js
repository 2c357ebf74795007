import * as oidc from 'openid-client'
import { Google } from 'arctic'

export const config = await oidc.discovery(new URL(process.env.ISSUER), process.env.CLIENT_ID)
export const google = new Google('id', 'secret', 'https://app.example.com/callback')
export const addressOf = (hint) => oidc.buildEndSessionUrl(config, { id_token_hint: hint })
