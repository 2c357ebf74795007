import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'require-token-revocation',
  docs: {
    description: 'Require logout to revoke the refresh and access tokens that the server keeps',
    recommended: 'warn',
    cwe: ['CWE-613'],
  },
  messages: {
    usable:
      '`{{endpoint}}` ends the session, and {{why}}: whoever has a copy of the token goes on getting new ones. Delete or revoke ' +
      'its record before answering.',
  },
  repairs: 'review',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      const { status, why, evidence } = view.tokens(endpoint)
      // Where nothing at all is ended, `require-server-side-destroy` and `no-ineffective-session-destroy` say so.
      if (status !== 'missing' || view.serverSession(endpoint).status === 'missing') continue
      yield {
        endpoint,
        messageId: 'usable',
        place: endpoint.handler,
        data: { why },
        related: evidence.map(({ place, via }) => ({ place, message: via })),
        remedies: () => view.remedies({ codemod: 'revoke-refresh-token', endpoint }),
      }
    }
  },
})
