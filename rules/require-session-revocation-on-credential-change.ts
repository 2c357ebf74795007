import { defineRule } from '../src/rule-kit/define-rule.ts'
import type { CredentialKind } from '../src/model/facts.ts'

const DONE: Readonly<Record<CredentialKind, string>> = {
  'password': 'changes the password',
  'email': 'changes the e-mail address',
  'second-factor': 'changes the second factor',
  'disabled-account': 'disables an account',
  'deleted-account': 'deletes an account',
}

interface Options {
  /** The changes that have to end the logins from before. */
  readonly changes: readonly CredentialKind[]
}

export default defineRule<'kept' | 'closed' | 'option' | 'call', Options>({
  name: 'require-session-revocation-on-credential-change',
  docs: {
    description: 'Require a change of the password, and the end of an account, to end the sessions and refresh tokens from before',
    recommended: 'warn',
    cwe: ['CWE-613'],
  },
  messages: {
    kept:
      '`{{endpoint}}` {{done}} and {{why}}: whoever has got into the account stays in it. End the other sessions and refresh tokens of ' +
      'the user in the same step.',
    call:
      '`{{call}}` changes the password and leaves the other sessions of the user alive: whoever has got into the account stays in it. Give it ' +
      '`{{option}}: true`.',
    closed:
      '`{{endpoint}}` {{done}}, and {{why}}: whoever is logged in stays so. End the sessions and refresh tokens of the user in the same step, or ' +
      'look the user up whenever a login is renewed.',
    option:
      'This leaves the sessions of the user alive when the password is reset: whoever has got into the account stays in it. Set ' +
      '`{{option}}` to `true`.',
  },
  repairs: 'review',
  schema: { changes: { type: 'array', items: { enum: Object.keys(DONE) }, uniqueItems: true } },
  defaults: { changes: ['password', 'disabled-account', 'deleted-account'] },
  *find(view, { changes }) {
    for (const { place, keepsSessionsWithout: option = '' } of changes.includes('password') ? view.keepingResets() : []) {
      const data: Readonly<Record<string, string>> = { option }
      yield { messageId: 'option', place, data, remedies: () => view.remedies({ codemod: 'revoke-sessions-on-password-change', place, option }) }
    }
    for (const { place, via, option } of changes.includes('password') ? view.keepingCalls() : []) {
      const data: Readonly<Record<string, string>> = { call: via, option }
      yield { messageId: 'call', place, data }
    }
    for (const answer of view.credentialChanges()) {
      const { endpoint, what, change, status, why, evidence } = answer
      if (status !== 'kept' || !changes.includes(what)) continue
      // No logout, so that the audit does not list it: it is named by its id only.
      yield {
        messageId: what === 'disabled-account' || what === 'deleted-account' ? 'closed' : 'kept',
        place: endpoint.handler,
        data: { endpoint: endpoint.id, done: DONE[what], why },
        related: [change, ...evidence].map(({ place, via }) => ({ place, message: via })),
        remedies: () => view.remedies({ codemod: 'revoke-sessions-on-password-change', change: answer }),
      }
    }
  },
})
