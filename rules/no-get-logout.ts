import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-get-logout',
  docs: {
    description: 'Disallow a logout that a GET request can trigger',
    recommended: 'error',
    cwe: ['CWE-352', 'CWE-650'],
  },
  messages: {
    get:
      '`{{endpoint}}` logs the user out{{act}}, and any page, image or prefetched link can send a `GET` in their name. ' +
      'Answer to `POST` only, and call it with a form or `fetch`.',
    anyMethod:
      '`{{endpoint}}` logs the user out{{act}} whatever the method is, and any page, image or prefetched link can send a `GET` ' +
      'in their name. Answer to `POST` only, and call it with a form or `fetch`.',
  },
  repairs: 'review',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      const { is, places } = view.actsOnGet(endpoint)
      if (is !== 'yes') continue
      const [act] = places
      yield {
        endpoint,
        messageId: endpoint.methods.includes('ANY') ? 'anyMethod' : 'get',
        place: endpoint.registration,
        data: { act: act === undefined ? '' : ` (\`${view.describe(act)}\`)` },
        related: places.map((place) => ({ place, message: 'changes state' })),
        remedies: () => view.remedies({ codemod: 'logout-get-to-post', endpoint }),
      }
    }
  },
})
