import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-ineffective-session-destroy',
  docs: {
    description: 'Disallow calls that look like the end of the session and are none',
    recommended: 'error',
    cwe: ['CWE-613'],
  },
  messages: {
    ineffective:
      '`{{call}}` does not end {{survivor}}{{origin}}: {{why}}. Whoever holds a copy of the cookie or token is still logged in ' +
      'after `{{endpoint}}`, so end it on the server before answering.',
  },
  repairs: 'review',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      const { status, evidence, survivor, origin, why } = view.serverSession(endpoint)
      if (status !== 'missing') continue
      for (const { place, via } of evidence) {
        yield {
          endpoint,
          messageId: 'ineffective',
          place,
          data: { call: via, survivor, origin: origin === null ? '' : ` (\`${view.describe(origin)}\`)`, why },
          related: origin === null ? [] : [{ place: origin, message: 'what stays valid' }],
          remedies: () => view.remedies({ codemod: 'await-destroy', endpoint }),
        }
      }
    }
  },
})
