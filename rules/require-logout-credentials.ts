import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'require-logout-credentials',
  docs: {
    description: 'Require logout requests to another origin to carry the cookies',
    recommended: 'strict',
    cwe: ['CWE-613'],
  },
  messages: {
    omitted:
      'The request goes to `{{host}}` without cookies, so `{{endpoint}}` does not know whom to log out, and the browser keeps ' +
      'what it deletes. Add `{{option}}`.',
  },
  repairs: 'review',
  *find(view) {
    for (const { trigger, endpoint } of view.requestsWithoutCookies()) {
      yield {
        endpoint,
        messageId: 'omitted',
        place: trigger.place,
        data: { host: trigger.request?.host ?? '', option: trigger.request?.credentialsBy ?? '' },
        remedies: () => view.remedies({ codemod: 'add-logout-credentials', place: trigger.place }),
      }
    }
  },
})
