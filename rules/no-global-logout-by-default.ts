import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: 'no-global-logout-by-default',
  docs: {
    description: 'Disallow a plain logout that ends the sessions of all devices',
    recommended: 'strict',
    cwe: [],
  },
  messages: {
    global:
      '`{{call}}` in `{{endpoint}}` logs the user out on every device, though only this one was asked for. End the current ' +
      'session, and offer the rest as a choice of its own.',
  },
  byHand: 'by which key one session is told from the others of the user is for you to say',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      const { status, scope, evidence } = view.serverSession(endpoint)
      const [call] = evidence
      if (status !== 'done' || scope !== 'all-sessions' || call === undefined || isForAll(endpoint.path, endpoint.name)) continue
      yield { endpoint, messageId: 'global', place: call.place, data: { call: call.via } }
    }
  },
})

/** The endpoint says that it is about all sessions. */
function isForAll(...names: readonly (string | null)[]): boolean {
  return names.some((name) => name !== null && /all|every|global|sessions|devices|other/i.test(name))
}
