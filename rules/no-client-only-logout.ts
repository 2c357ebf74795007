import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-client-only-logout',
  docs: {
    description: 'Disallow a logout of the front end that never tells the server',
    recommended: 'warn',
    cwe: ['CWE-613'],
  },
  messages: {
    untold:
      '`{{call}}` is all that this logout does, and the server, whose logout no code of the front end calls, goes on accepting the ' +
      'token. Ask the server first, and clear the browser then.',
  },
  byHand: 'how the front end asks the server is for you to say: ask it to end the session, then clear the browser',
  *find(view) {
    for (const { place, via } of view.clientOnlyLogouts()) yield { messageId: 'untold', place, data: { call: via } }
  },
})
