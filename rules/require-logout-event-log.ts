import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'require-logout-event-log',
  docs: {
    description: 'Require logout to be written to a log',
    recommended: 'off',
    cwe: ['CWE-778'],
  },
  messages: {
    silent:
      '`{{endpoint}}` leaves no trace, so that nobody can tell later when a session was ended and by whom. Log the event with the ' +
      'user\'s id, and without the token.',
  },
  byHand: 'which log it goes to is for you to say',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      if (!view.isLogged(endpoint)) yield { endpoint, messageId: 'silent', place: endpoint.handler }
    }
  },
})
