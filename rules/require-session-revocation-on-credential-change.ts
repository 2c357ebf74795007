import { defineRule } from '../src/rule-kit/define-rule.ts'
import type { CredentialKind } from '../src/model/facts.ts'

const CALLED: Readonly<Record<CredentialKind, string>> = { 'password': 'password', 'email': 'e-mail address', 'second-factor': 'second factor' }

interface Options {
  /** The changes that have to end the logins from before. */
  readonly changes: readonly CredentialKind[]
}

export default defineRule<'kept' | 'option', Options>({
  name: 'require-session-revocation-on-credential-change',
  docs: {
    description: 'Require a change of the password to end the sessions and refresh tokens from before',
    recommended: 'warn',
    cwe: ['CWE-613'],
  },
  messages: {
    kept:
      '`{{endpoint}}` changes the {{what}} and {{why}}: whoever has got into the account stays in it. End the other sessions and refresh tokens of ' +
      'the user in the same step.',
    option:
      'This leaves the sessions of the user alive when the password is reset: whoever has got into the account stays in it. Set ' +
      '`{{option}}` to `true`.',
  },
  schema: { changes: { type: 'array', items: { enum: Object.keys(CALLED) }, uniqueItems: true } },
  defaults: { changes: ['password'] },
  *find(view, { changes }) {
    for (const { place, keepsSessionsWithout: option = '' } of changes.includes('password') ? view.keepingResets() : []) {
      const data: Readonly<Record<string, string>> = { option }
      yield { messageId: 'option', place, data }
    }
    for (const { endpoint, what, change, status, why, evidence } of view.credentialChanges()) {
      if (status !== 'kept' || !changes.includes(what)) continue
      // No logout, so that the audit does not list it: it is named by its id only.
      yield {
        messageId: 'kept',
        place: endpoint.handler,
        data: { endpoint: endpoint.id, what: CALLED[what], why },
        related: [change, ...evidence].map(({ place, via }) => ({ place, message: via })),
      }
    }
  },
})
