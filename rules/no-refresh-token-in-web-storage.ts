import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-refresh-token-in-web-storage',
  docs: {
    description: 'Disallow refresh tokens in web storage',
    recommended: 'strict',
    cwe: ['CWE-922'],
  },
  messages: {
    stored:
      '`{{key}}` in `{{storage}}` can be read by every script of the page, and a refresh token that is copied goes on logging in. ' +
      'Keep it in an `HttpOnly` cookie.',
  },
  byHand: 'the server has to set the token in an `HttpOnly` cookie, and to read it from there',
  *find(view) {
    for (const { place, key, storage, isRefreshToken } of view.keptCredentials()) {
      if (isRefreshToken) yield { messageId: 'stored', place, data: { key, storage } }
    }
  },
})
