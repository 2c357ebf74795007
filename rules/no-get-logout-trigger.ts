import type { TriggerKind } from '../src/model/facts.ts'
import { defineRule } from '../src/rule-kit/define-rule.ts'

/** Whom else the trigger lets log the user out, by what it is. */
const ALSO: Readonly<Partial<Record<TriggerKind, string>>> = {
  'link-component': 'a link component fetches ahead of the click',
  'anchor': 'browsers and extensions fetch links ahead of the click',
  'image': 'an image is fetched when the page is shown',
}

export default defineRule({
  name: 'no-get-logout-trigger',
  docs: {
    description: 'Disallow links, images, navigation and GET requests that log the user out',
    recommended: 'error',
    cwe: ['CWE-352'],
  },
  messages: {
    get:
      'This logs the user out by `GET {{target}}` (`{{at}}`), which anybody can send in their name: {{also}}. Use a form or a ' +
      'request by `POST`, and let the endpoint answer to nothing else.',
  },
  repairs: 'review',
  *find(view) {
    for (const { trigger, endpoint } of view.getTriggers()) {
      yield {
        endpoint,
        messageId: 'get',
        place: trigger.place,
        data: { target: trigger.target ?? '', at: view.describe(endpoint.registration), also: ALSO[trigger.kind] ?? 'any other page can do the same' },
        related: [{ place: endpoint.registration, message: 'the logout that it leads to' }],
        remedies: () => view.remedies({ codemod: 'logout-get-to-post', endpoint }),
      }
    }
  },
})
