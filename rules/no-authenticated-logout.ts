import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-authenticated-logout',
  docs: {
    description: 'Disallow a logout that refuses those whose session has gone already',
    recommended: 'strict',
    cwe: ['CWE-613'],
  },
  messages: {
    refuses:
      '`{{call}}` refuses `{{endpoint}}` to who is not logged in any more, so the cookies of a session that has run out stay in ' +
      'the browser. Delete them and answer as usual.',
  },
  byHand: 'which guard the other routes behind it need is for you to say; leave it out for the logout',
  *find(view) {
    const endpoints = view.endpoints()
    for (const endpoint of endpoints) {
      // A logout on all devices has to know whose; beside another one, it is not what clears the browser.
      if (endpoints.length > 1 && view.serverSession(endpoint).scope === 'all-sessions') continue
      for (const { place, via } of view.refusals(endpoint)) {
        yield { endpoint, messageId: 'refuses', place, data: { call: via } }
      }
    }
  },
})
