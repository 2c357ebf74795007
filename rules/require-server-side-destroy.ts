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
    ineffective:
      '`{{endpoint}}` answers while {{survivor}}{{origin}} stays valid: {{why}}. Whoever holds a copy of the cookie or token ' +
      'is still logged in, so end it on the server before answering.',
  },
  *find(view) {
    for (const endpoint of view.endpoints()) {
      const { status, survivor, origin, why, evidence } = view.serverSession(endpoint)
      if (status !== 'missing') continue
      yield {
        endpoint,
        messageId: evidence.length > 0 ? 'ineffective' : 'missing',
        place: endpoint.handler,
        data: { survivor, origin: origin === null ? '' : ` (\`${view.describe(origin)}\`)`, why },
        related: [
          ...evidence.map(({ place, via }) => ({ place, message: `\`${via}\` does not end it` })),
          ...(origin === null ? [] : [{ place: origin, message: 'what stays valid' }]),
        ],
      }
    }
  },
})
