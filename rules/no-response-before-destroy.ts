import { defineRule } from '../src/rule-kit/define-rule.ts'

interface Options {
  /** Accept a callback that takes no notice of the error. */
  readonly allowIgnoredFailure: boolean
}

export default defineRule<'early' | 'unchecked', Options>({
  name: 'no-response-before-destroy',
  docs: {
    description: 'Disallow a logout that answers before the session has ended, or whether it has ended or not',
    recommended: 'error',
    cwe: ['CWE-613'],
  },
  messages: {
    early:
      '`{{endpoint}}` answers without waiting for `{{call}}`, so {{survivor}} is still valid when the user is told that they ' +
      'are logged out. Answer in its callback, or after `await`.',
    unchecked:
      '`{{endpoint}}` goes on as if `{{call}}` had succeeded, so {{survivor}} stays valid unnoticed when the store fails. ' +
      'Look at the error before answering.',
  },
  repairs: 'review',
  schema: { allowIgnoredFailure: { type: 'boolean' } },
  defaults: { allowIgnoredFailure: false },
  *find(view, { allowIgnoredFailure }) {
    for (const endpoint of view.endpoints()) {
      const { unfinished, unchecked, survivor } = view.serverSession(endpoint)
      if (unfinished === null && unchecked === null) continue
      const repair = { remedies: () => view.remedies({ codemod: 'await-destroy', endpoint }) }
      if (unfinished !== null) yield { endpoint, messageId: 'early', place: unfinished.place, data: { call: unfinished.via, survivor }, ...repair }
      if (unchecked !== null && !allowIgnoredFailure) {
        yield { endpoint, messageId: 'unchecked', place: unchecked.place, data: { call: unchecked.via, survivor }, ...repair }
      }
    }
  },
})
