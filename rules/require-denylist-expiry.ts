import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'require-denylist-expiry',
  docs: {
    description: 'Require entries on a denylist to go when the token would have run out',
    recommended: 'strict',
    cwe: ['CWE-400'],
  },
  messages: {
    lasting:
      '`{{call}}` in `{{endpoint}}` puts the token on the denylist for ever, and every logout makes the list longer. Give the entry ' +
      'the time that the token has left.',
  },
  byHand: 'how the entry gets a lifetime depends on its store; it needs the time that the token has left (`exp` less now)',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      for (const { place, via } of view.lastingDenials(endpoint)) {
        yield { endpoint, messageId: 'lasting', place, data: { call: via } }
      }
    }
  },
})
