import { formatClearSiteData } from '../src/model/clear-site-data.ts'
import type { HeaderDefect } from '../src/model/view.ts'
import { defineRule } from '../src/rule-kit/define-rule.ts'

interface Options {
  /** Accept `"cache"`, which can hold up the answer for seconds. */
  readonly allowCache: boolean
}

/** What is to be written where nothing can be told from what stands there. */
const USUAL: readonly string[] = ['cookies', 'storage']

export default defineRule<HeaderDefect['defect'], Options>({
  name: 'valid-clear-site-data',
  docs: {
    description: 'Require the Clear-Site-Data header to be one that browsers act on',
    recommended: 'warn',
    cwe: ['CWE-613'],
  },
  messages: {
    unquoted:
      'Browsers skip {{subject}} in the `Clear-Site-Data` of `{{endpoint}}`: each directive has to stand in double quotes of its ' +
      'own. Write `Clear-Site-Data: {{header}}`.',
    unknown:
      'No browser knows {{subject}} in the `Clear-Site-Data` of `{{endpoint}}`: directives are case-sensitive. Write ' +
      '`Clear-Site-Data: {{header}}`.',
    empty:
      'The `Clear-Site-Data` of `{{endpoint}}` names nothing, so that browsers clear nothing. Write `Clear-Site-Data: {{header}}`.',
    wipes:
      '`"cookies"` in the `Clear-Site-Data` of `{{endpoint}}` takes away {{subject}}, which the same answer sets{{other}}. Set it ' +
      'in a later answer, or delete the login cookies one by one.',
    cache:
      '`"cache"` in the `Clear-Site-Data` of `{{endpoint}}` makes browsers hold up the answer until the whole cache has been gone ' +
      'through. Send `Cache-Control: no-store` with private pages instead, and write `Clear-Site-Data: {{header}}`.',
  },
  repairs: 'review',
  schema: { allowCache: { type: 'boolean' } },
  defaults: { allowCache: true },
  *find(view, { allowCache }) {
    for (const endpoint of view.endpoints()) {
      for (const { place, defect, subject, meant, other } of view.headerDefects(endpoint)) {
        if (defect === 'cache' && allowCache) continue
        const wanted = meant.filter((directive) => defect !== 'cache' || directive !== 'cache')
        const header = formatClearSiteData(wanted.length > 0 ? wanted : USUAL)
        yield {
          endpoint,
          messageId: defect,
          place,
          data: {
            subject,
            header,
            other: other === null ? '' : ` (\`${view.describe(other.place)}\`)`,
          },
          related: other === null ? [] : [{ place: other.place, message: 'the cookie is set here' }],
          // What takes a cookie away that is wanted is for a person to settle.
          remedies: () => (defect === 'wipes' ? [] : view.remedies({ codemod: 'fix-clear-site-data', place, header })),
        }
      }
    }
  },
})
