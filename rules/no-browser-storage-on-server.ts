import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-browser-storage-on-server',
  docs: {
    description: 'Disallow browser storage in the code of a logout that runs on the server',
    recommended: 'warn',
    cwe: ['CWE-613'],
  },
  messages: {
    onServer:
      '`{{call}}` runs on the server in `{{endpoint}}`, where it cannot reach what the browser stores: it throws or does nothing. ' +
      'Remove it in the browser, or send `Clear-Site-Data: "storage"` with the answer.',
  },
  byHand: 'the front end has to do it, which is another program; or the server sends `Clear-Site-Data: "storage"`',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      for (const { place, via } of view.browserStorage(endpoint)) {
        yield { endpoint, messageId: 'onServer', place, data: { call: via } }
      }
    }
  },
})
