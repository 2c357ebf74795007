import { mentionAttributes, mentionCookie } from '../src/model/wording.ts'
import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'require-cookie-deletion',
  docs: {
    description: 'Require logout to delete every auth cookie that the application sets',
    recommended: 'warn',
    cwe: ['CWE-613'],
  },
  messages: {
    missing:
      '`{{endpoint}}` leaves {{cookie}}{{set}} in the browser, which goes on sending it. Delete it with {{attributes}} before ' +
      'answering.',
  },
  repairs: 'review',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      // What is deleted on another response than the answer is reported there.
      const discarded = view.lateWrites(endpoint).filter(({ reason }) => reason === 'discarded').map(({ cookie }) => cookie)
      for (const cookie of view.cookies(endpoint).cookies) {
        const { name, set, verdict } = cookie
        if (verdict !== 'not-cleared' || (name !== null && discarded.includes(name))) continue
        yield {
          endpoint,
          messageId: 'missing',
          place: endpoint.handler,
          data: {
            cookie: mentionCookie(name),
            set: set === null ? '' : `, set at \`${view.describe(set.place)}\`,`,
            attributes: mentionAttributes(set ?? { path: null, domain: null }),
          },
          related: set === null ? [] : [{ place: set.place, message: 'the cookie is set here' }],
          remedies: () => view.remedies({ codemod: 'delete-cookie', endpoint, cookie }),
        }
      }
    }
  },
})
