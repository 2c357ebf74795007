import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-token-in-logout-log',
  docs: {
    description: 'Disallow session ids and tokens in the log lines of a logout',
    recommended: 'strict',
    cwe: ['CWE-532'],
  },
  messages: {
    secret:
      '`{{endpoint}}` writes `{{secret}}` to the log, where it logs in whoever reads the log before it is invalid, and for good if ' +
      'the logout fails. Log the user\'s id, or a hash.',
  },
  byHand: 'what the line is to say instead is for you to say: the id of the user, or a hash',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      for (const { place, via } of view.loggedSecrets(endpoint)) {
        yield { endpoint, messageId: 'secret', place, data: { secret: via } }
      }
    }
  },
})
