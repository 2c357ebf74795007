import type { DecidingAttribute } from '../src/model/cookie.ts'
import { mentionCookie, mentionDomain } from '../src/model/wording.ts'
import { defineRule } from '../src/rule-kit/define-rule.ts'

const LEFT = '`{{call}}` leaves {{cookie}}{{set}} in the browser, and the login with it: {{why}}.'

/** By the attribute that decides. */
const messages: Readonly<Record<DecidingAttribute, string>> = {
  'name': `${LEFT} Share one constant for the name between both sides.`,
  'path': `${LEFT} Write the path that the cookie is stored under in the deletion.`,
  'domain': `${LEFT} Delete it with {{domain}}.`,
  'partitioned': `${LEFT} Write \`partitioned\` on both sides or on neither.`,
  'prefix': `${LEFT} Write what the prefix asks for in the deletion, too.`,
  'same-site': `${LEFT} Write \`secure: true\` in the deletion, too.`,
  'http-only': `${LEFT} Delete it in a response of the server.`,
  'expiry': `${LEFT} Send an empty value that has expired, and no other lifetime.`,
}

export default defineRule({
  name: 'no-mismatched-cookie-deletion',
  docs: {
    description: 'Disallow a cookie deletion that cannot delete the cookie that was set',
    recommended: 'error',
    cwe: ['CWE-613'],
  },
  messages,
  repairs: 'review',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      for (const cookie of view.cookies(endpoint).cookies) {
        const { set, clear, name, verdict, why, attribute } = cookie
        if (verdict !== 'mismatches' || clear === null || !isDeciding(attribute)) continue
        yield {
          endpoint,
          messageId: attribute,
          place: clear.place,
          data: {
            call: clear.via,
            cookie: mentionCookie(name),
            set: set === null ? '' : `, set at \`${view.describe(set.place)}\`,`,
            domain: mentionDomain(set?.domain ?? null),
            why,
          },
          related: set === null ? [] : [{ place: set.place, message: 'the cookie is set here' }],
          remedies: () => view.remedies({ codemod: 'align-cookie-deletion', endpoint, cookie }),
        }
      }
    }
  },
})

function isDeciding(attribute: string | null): attribute is DecidingAttribute {
  return attribute !== null && Object.hasOwn(messages, attribute)
}
