import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-overwritten-set-cookie',
  docs: {
    description: 'Disallow setting the `Set-Cookie` header twice, which drops the first cookie',
    recommended: 'warn',
    cwe: ['CWE-613'],
  },
  messages: {
    dropped:
      'Setting `Set-Cookie` again for {{by}} drops {{lost}} of `{{at}}`, which the browser never sees. Append it, or set both ' +
      'in one list.',
  },
  repairs: 'review',
  *find(view) {
    for (const cookie of view.overwrittenCookies()) {
      const { place, name, by, lost } = cookie
      yield {
        messageId: 'dropped',
        place,
        data: { by, lost: name, at: view.describe(lost.place) },
        related: [{ place: lost.place, message: 'what is dropped' }],
        remedies: () => view.remedies({ codemod: 'append-set-cookie', cookie }),
      }
    }
  },
})
