import { describe, expect, it } from 'vitest'
import { addressOf, logoutElsewhere } from '../../src/extract/remote-calls.ts'
import { api, literal, object, unknownValue, type Value } from '../../src/syntax/values.ts'

const env = (name: string): Value => unknownValue('set by the environment', { symbol: `env:${name}` })
const text = (...parts: (string | Value)[]): Value => ({ kind: 'text', parts })

describe('an address', () => {
  it.each<[string, Value]>([
    ['https://id.example.com/logout', literal('https://id.example.com/logout')],
    ['https://*env.HOST*/logout', text('https://', env('HOST'), '/logout')],
    ['*env.LOGOUT_URL*', env('LOGOUT_URL')],
    ['/logout?to=*a.b*', text('/logout?to=', unknownValue('', { text: 'a.b' }))],
    ['https://id.example.com', object(null, [['url', literal('https://id.example.com')]])],
    ['https://id.example.com/out', api('URL', null, { data: new Map([['href', literal('https://id.example.com/out')]]) })],
    ['*', unknownValue('')],
  ])('%s', (expected, value) => expect(addressOf(value)).toBe(expected))
})

describe('a browser is sent to the logout of', () => {
  it.each([
    ['https://tenant.eu.auth0.com/v2/logout?client_id=1', 'Auth0'],
    ['https://*env.AUTH0_DOMAIN*/v2/logout', 'Auth0'],
    ['*env.KEYCLOAK_URL*/realms/app/protocol/openid-connect/logout', 'Keycloak'],
    ['https://login.microsoftonline.com/common/oauth2/v2.0/logout', 'Microsoft Entra ID'],
    ['https://*env.DOMAIN*.auth.eu-west-1.amazoncognito.com/logout', 'Amazon Cognito'],
    ['https://id.example.com/oidc/end-session', 'id.example.com'],
    ['*config.endSessionEndpoint*?id_token_hint=1', 'the service that answers there'],
    ['*env.LOGOUT_URL*', 'the service that answers there'],
  ])('%s: %s', (address, provider) => expect(logoutElsewhere(address)).toBe(provider))

  it.each([
    '/', '/logout', '/auth/login', 'https://example.com/', 'https://example.com/logged-out', 'https://example.com/login?from=logout',
    '*env.APP_URL*', '*env.APP_URL*/login', '*req.query.next*',
  ])('nobody: %s', (address) => expect(logoutElsewhere(address)).toBeNull())
})
