import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'require-client-cache-reset',
  docs: {
    description: 'Require the front end to empty its cache of answers when the user logs out',
    recommended: 'strict',
    cwe: ['CWE-524'],
  },
  messages: {
    kept:
      'The cache of {{library}} (made at {{made}}) still holds what the user was shown after this logout, and the next user of the page ' +
      'is shown it first. Empty it when the server has answered, or leave the page with `window.location`.',
  },
  byHand: 'where the cache is at hand is for you to say: empty it when the server has answered, or leave the page',
  *find(view) {
    for (const { trigger, cache } of view.keptCaches()) {
      yield {
        messageId: 'kept',
        place: trigger.place,
        data: { library: cache.library, made: `\`${view.describe(cache.place)}\`` },
        related: [{ place: cache.place, message: cache.library }],
      }
    }
  },
})
