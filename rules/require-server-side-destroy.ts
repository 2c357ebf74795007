import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'require-server-side-destroy',
  docs: {
    description: 'Require logout to end the session or token that the server keeps',
    recommended: 'error',
    cwe: ['CWE-613'],
  },
  messages: {
    missing:
      '`{{endpoint}}` answers while {{survivor}}{{origin}} stays valid, so whoever holds a copy of the cookie or token is ' +
      'still logged in. End it on the server before answering.',
  },
  repairs: 'review',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      const { status, survivor, kept, origin, evidence } = view.serverSession(endpoint)
      // A call that was meant to end it is reported by `no-ineffective-session-destroy`.
      if (status !== 'missing' || evidence.length > 0) continue
      yield {
        endpoint,
        messageId: 'missing',
        place: endpoint.handler,
        data: { survivor, origin: origin === null ? '' : ` (\`${view.describe(origin)}\`)` },
        related: origin === null ? [] : [{ place: origin, message: 'what stays valid' }],
        remedies: () => view.remedies({ codemod: kept === 'refresh-token' ? 'revoke-refresh-token' : 'destroy-session', endpoint }),
      }
    }
  },
})
