import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-late-cookie-deletion',
  docs: {
    description: 'Disallow deleting cookies when the answer has been sent',
    recommended: 'warn',
    cwe: ['CWE-613'],
  },
  messages: {
    late:
      '`{{call}}` comes after `{{sent}}` (`{{at}}`) has sent the answer of `{{endpoint}}`, so {{what}} never reaches the browser. ' +
      'Put it before the answer.',
    discarded:
      '`{{call}}` writes to a response that `{{endpoint}}` does not answer with, so {{what}} never reaches the browser: the answer is the one of ' +
      '`{{at}}`. Write it to that one.',
  },
  repairs: 'review',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      for (const late of view.lateWrites(endpoint)) {
        const { place, via, what, sent, reason } = late
        yield {
          endpoint,
          messageId: reason === 'sent' ? 'late' : 'discarded',
          place,
          data: { call: via, what, sent: sent.via, at: view.describe(sent.place) },
          related: [{ place: sent.place, message: reason === 'sent' ? 'the answer is sent here' : 'the answer' }],
          remedies: () => view.remedies({ codemod: 'move-cookie-deletion', late }),
        }
      }
    }
  },
})
