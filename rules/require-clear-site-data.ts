import { CLEAR_SITE_DATA_DIRECTIVES, formatClearSiteData } from '../src/model/clear-site-data.ts'
import { defineRule } from '../src/rule-kit/define-rule.ts'

interface Options {
  /** What the header has to name; empty for the default. */
  readonly directives: readonly string[]
}

/** What is inserted where nothing else is asked for. */
const USUAL: readonly string[] = ['cookies', 'storage']

export default defineRule<'missing', Options>({
  name: 'require-clear-site-data',
  docs: {
    description: 'Require the logout response to clear what the browser stores for the site',
    recommended: 'warn',
    cwe: ['CWE-613', 'CWE-525'],
  },
  messages: {
    missing:
      'The answer of `{{endpoint}}` leaves the data of the user in the browser for whoever uses it next: {{why}}. ' +
      'Send `Clear-Site-Data: {{header}}` with it.',
  },
  repairs: 'review',
  schema: {
    directives: { type: 'array', items: { enum: CLEAR_SITE_DATA_DIRECTIVES }, uniqueItems: true },
  },
  defaults: { directives: [] },
  *find(view, { directives }) {
    const header = formatClearSiteData(directives.length > 0 ? directives : USUAL)
    for (const endpoint of view.endpoints()) {
      const { status, why, evidence } = view.clearSiteData(endpoint, directives)
      // A header that browsers skip is reported by `valid-clear-site-data`.
      if (status !== 'missing') continue
      yield {
        endpoint,
        messageId: 'missing',
        place: endpoint.handler,
        data: { why, header },
        related: evidence.map(({ place }) => ({ place, message: 'the header is set here' })),
        remedies: () => view.remedies({ codemod: 'add-clear-site-data', endpoint, header }),
      }
    }
  },
})
