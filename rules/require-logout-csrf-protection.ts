import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'require-logout-csrf-protection',
  docs: {
    description: 'Require logout to look at where the request comes from, where its cookie crosses sites',
    recommended: 'strict',
    cwe: ['CWE-352'],
  },
  messages: {
    open:
      '`{{endpoint}}` goes by a cookie with `SameSite=None` (`{{set}}`), so a form of any other site logs the user out. Check a CSRF ' +
      'token, the `Origin` or `Sec-Fetch-Site`.',
  },
  byHand:
    'how the application tells its own requests from others is for you to say: refuse what ' +
    '`Sec-Fetch-Site` calls `cross-site`, or check a token',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      const cookie = view.crossSiteCookie(endpoint)
      if (cookie === null) continue
      yield {
        endpoint,
        messageId: 'open',
        place: endpoint.registration,
        data: { set: view.describe(cookie.place) },
        related: [{ place: cookie.place, message: 'the cookie is set here' }],
      }
    }
  },
})
