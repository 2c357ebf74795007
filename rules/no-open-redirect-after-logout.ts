import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-open-redirect-after-logout',
  docs: {
    description: 'Disallow a logout that sends the browser wherever the request says',
    recommended: 'warn',
    cwe: ['CWE-601'],
  },
  messages: {
    open:
      '`{{endpoint}}` sends the browser to `{{source}}`, which whoever made the link has chosen: a look-alike of the login page, ' +
      'say. Redirect to a fixed path, or look the target up in a list.',
  },
  byHand: 'which targets are allowed is for you to say; redirect to a fixed path, or look the target up in a list',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      for (const { place, source } of view.openRedirects(endpoint)) {
        yield { endpoint, messageId: 'open', place, data: { source } }
      }
    }
  },
})
