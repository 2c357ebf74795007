import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-unconfirmed-client-cleanup',
  docs: {
    description: 'Disallow clearing the browser as if the server had logged the user out, whether it has or not',
    recommended: 'warn',
    cwe: ['CWE-613'],
  },
  messages: {
    ignored:
      'Nobody waits for `{{target}}`, and the browser is cleared (`{{at}}`) whether the server has ended the session or not. ' +
      'Wait for the answer, and tell the user when it fails.',
    swallowed:
      'The failure of `{{target}}` is swallowed, and the browser is cleared (`{{at}}`) while the session lives on at the server. ' +
      'Tell the user or whoever called that it failed, and clear in `finally`.',
  },
  repairs: 'review',
  *find(view) {
    for (const { place, target, request } of view.unconfirmedRequests()) {
      const cleanUp = request?.cleanUp ?? null
      if (request === undefined || cleanUp === null || (request.outcome !== 'ignored' && request.outcome !== 'swallowed')) continue
      yield {
        messageId: request.outcome,
        place,
        data: { target: target ?? '', at: view.describe(cleanUp) },
        related: [{ place: cleanUp, message: 'the browser is cleared here' }],
        remedies: () => view.remedies({ codemod: 'confirm-client-logout', place, cleanUp }),
      }
    }
  },
})
