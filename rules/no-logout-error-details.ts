import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-logout-error-details',
  docs: {
    description: 'Disallow internals of an error in the answer of a logout',
    recommended: 'strict',
    cwe: ['CWE-209'],
  },
  messages: {
    details:
      '`{{endpoint}}` answers with `{{what}}`, which tells strangers about the session store behind it. Log it, and answer with a ' +
      'sentence of your own.',
  },
  byHand: 'what the answer says instead is for you to say; log the error, and answer with a sentence of your own',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      for (const { place, via } of view.disclosures(endpoint)) {
        yield { endpoint, messageId: 'details', place, data: { what: via } }
      }
    }
  },
})
