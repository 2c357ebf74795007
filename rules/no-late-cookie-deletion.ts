import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-late-cookie-deletion',
  docs: {
    description: 'Disallow deleting cookies when the answer has been sent',
    recommended: 'error',
    cwe: ['CWE-613'],
  },
  messages: {
    late:
      '`{{call}}` comes after `{{sent}}` (`{{at}}`) has sent the answer of `{{endpoint}}`, so {{what}} never reaches the browser. ' +
      'Put it before the answer.',
  },
  repairs: 'review',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      for (const late of view.lateWrites(endpoint)) {
        const { place, via, what, sent } = late
        yield {
          endpoint,
          messageId: 'late',
          place,
          data: { call: via, what, sent: sent.via, at: view.describe(sent.place) },
          related: [{ place: sent.place, message: 'the answer is sent here' }],
          remedies: () => view.remedies({ codemod: 'move-cookie-deletion', late }),
        }
      }
    }
  },
})
