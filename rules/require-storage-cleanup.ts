import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'require-storage-cleanup',
  docs: {
    description: 'Require logout to remove the tokens and users that login keeps in web storage',
    recommended: 'warn',
    cwe: ['CWE-922', 'CWE-613'],
  },
  messages: {
    left:
      '`{{key}}` is put into `{{storage}}` and never taken out again, so the next person at the browser finds it after the ' +
      'logout. Remove it where the user is logged out.',
  },
  repairs: 'review',
  *find(view) {
    // Without a logout in the front end there is no place that forgot it.
    if (view.clientTriggers().length === 0) return
    for (const kept of view.keptCredentials()) {
      const { place, key, storage, removedAt } = kept
      if (removedAt !== null) continue
      yield { messageId: 'left', place, data: { key, storage }, remedies: () => view.remedies({ codemod: 'remove-stored-tokens', kept }) }
    }
  },
})
