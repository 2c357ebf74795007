/**
 * Amazon Cognito, with the AWS SDKs 3 and 2, its own client and Amplify. A command does nothing until it is sent. Locally verified
 * tokens are accepted until they expire, and the cookie of the hosted login stays (sessions.md §3).
 */
import type { CallRow, EffectRow, ValueRow } from '../define.ts'
import { defineLibrary } from '../define.ts'
import { answersToCallback } from '../data-rows.ts'
import { forgets, ownedBy, promised, quiet, told } from '../provider-rows.ts'

const provider = 'Amazon Cognito'
const command = (effect: EffectRow): ValueRow => ({ construct: { returns: 'cognito.Command', lazy: true, onlyByExecute: true, effects: [effect] } })
const called = (effect: EffectRow): ValueRow => ({ call: { promise: true, ...answersToCallback, effects: [effect] } })
const one = told(provider)
const all = told(provider, 'all-sessions')
const methods = {
  globalSignOut: called(all), adminUserGlobalSignOut: called(all), revokeToken: called(one), adminRevokeUserSession: called(told(provider, 'unknown')),
}
/** SDK 2: `.promise()` or a callback sends it. */
const requested = (effect: EffectRow): ValueRow => ({
  call: [
    { when: [{ arg: 1, is: 'function' }], ...answersToCallback, effects: [effect] },
    { returns: 'cognito.AwsRequest', lazy: true, onlyByExecute: true, effects: [effect] },
  ],
})
// signOut() forgets the tokens where it runs; with a callback it revokes them first (amazon-cognito-identity-js 6.3.21).
const userSignOut: readonly CallRow[] = [
  { when: [{ arg: 0, is: 'function' }], effects: [one], callbacks: [{ arg: 0, params: [null], runs: 'after' }] },
  forgets(provider, '`signOut()` without a callback forgets the tokens where it runs: none is revoked'),
]
const globalSignOut: CallRow = { effects: [all], callbacks: [] }
/** Amplify revokes the refresh token, of all devices with `global`; that it failed is not told. */
const amplify: ValueRow = {
  call: [
    { when: [{ arg: 0, keys: ['global'], equals: true }], promise: true, effects: [all] },
    { promise: true, effects: [one] },
  ],
}

export default defineLibrary({
  id: 'cognito',
  title: 'Amazon Cognito (AWS SDK, amazon-cognito-identity-js, Amplify)',
  packages: ['@aws-sdk/client-cognito-identity-provider', 'amazon-cognito-identity-js', 'aws-amplify', 'aws-amplify/auth', '@aws-amplify/auth', 'aws-jwt-verify', 'aws-sdk'],
  checked: '@aws-sdk/client-cognito-identity-provider 3.1169.0, amazon-cognito-identity-js 6.3.21, aws-amplify 6.22.1 (read)',
  setupWords: ['CognitoJwtVerifier'],
  docs: 'https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html',
  modules: {
    '@aws-sdk/client-cognito-identity-provider': {
      members: {
        CognitoIdentityProviderClient: { construct: { returns: 'cognito.Client' } }, CognitoIdentityProvider: { construct: { returns: 'cognito.Client' } },
        GlobalSignOutCommand: command(all), AdminUserGlobalSignOutCommand: command(all), RevokeTokenCommand: command(one),
        AdminRevokeUserSessionCommand: command(told(provider, 'unknown')),
      },
      anyMember: { construct: { returns: 'cognito.Command' } },
    },
    'amazon-cognito-identity-js': {
      members: { CognitoUser: { construct: { returns: 'cognito.User' } }, CognitoUserPool: { construct: { returns: 'cognito.Pool' } } },
      anyMember: { construct: {} },
    },
    'aws-amplify/auth': { members: { signOut: amplify }, anyMember: promised },
    '@aws-amplify/auth': { members: { signOut: amplify }, anyMember: promised },
    'aws-amplify': { members: { Auth: { members: { signOut: amplify }, anyMember: promised }, Amplify: { anyMember: quiet } }, anyMember: quiet },
    // Tokens of Cognito, checked here and ended there.
    'aws-jwt-verify': {
      members: { CognitoJwtVerifier: { members: { create: { call: { returns: 'cognito.Verifier', effects: [{ is: 'session-setup', library: 'cognito' }] } } } } },
      anyMember: { members: { create: { call: { returns: 'cognito.Verifier' } } } },
    },
    'aws-sdk': { members: { CognitoIdentityServiceProvider: { construct: { returns: 'cognito.ServiceProvider' } } } },
  },
  types: {
    Command: {},
    Client: { members: { send: { call: { promise: true, executes: 'arguments', ...answersToCallback } }, ...methods }, anyMember: promised },
    User: { members: { signOut: { call: userSignOut }, globalSignOut: { call: globalSignOut }, revokeTokens: called(one) }, anyMember: { call: {} } },
    Pool: { members: { getCurrentUser: { call: { returns: 'cognito.User' } } }, anyMember: { call: {} } },
    ServiceProvider: {
      members: { globalSignOut: requested(all), adminUserGlobalSignOut: requested(all), revokeToken: requested(one) },
      anyMember: { call: { returns: 'cognito.AwsRequest', ...answersToCallback } },
    },
    AwsRequest: { members: { promise: { call: { executes: true, promise: true } }, send: { call: { executes: true, ...answersToCallback } } } },
    Verifier: { members: { verify: promised, verifySync: quiet, hydrate: promised } },
  },
  session: ownedBy(provider, 'tokens that are only verified locally, until they expire'),
})
