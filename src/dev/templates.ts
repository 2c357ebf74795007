/** The texts that `npm run new` writes. They compile and pass as they are; a test scaffolds them into a temporary folder. */

export const ruleFile = (id: string): string => `import { defineRule } from '../src/rule-kit/define-rule.ts'

export default defineRule({
  name: '${id}',
  docs: {
    description: 'Say in one sentence what the rule demands',
    recommended: 'off',
    cwe: ['CWE-613'],
  },
  messages: {
    missing: 'Logout \`{{endpoint}}\` does what it should not. Say why it matters and what to do.',
  },
  *find(view) {
    for (const endpoint of view.endpoints()) {
      if (view.serverSession(endpoint).status !== 'missing') continue
      yield { endpoint, messageId: 'missing', place: endpoint.handler }
    }
  },
})
`

export const ruleTest = (id: string, name: string): string => `import { describe, expect, it } from 'vitest'
import ${name} from '../../rules/${id}.ts'

// One behaviour in each case, every finding with its nearest silence beside it.
describe('${id}', () => {
  it('has a name that is the name of its file', () => {
    expect(${name}.name).toBe('${id}')
  })
})
`

export const rulePage = (id: string): string => `<!-- begin header -->
<!-- end header -->

## The attack

Who does what, and what they have gained.

## Examples

Incorrect:

\`\`\`ts
\`\`\`

Correct:

\`\`\`ts
\`\`\`

## How it decides

## When it stays silent

## Options

None.

## Repair

\`secure-logout fix --rule ${id}\`

## When not to use it

## References

- [CWE-613: Insufficient Session Expiration](https://cwe.mitre.org/data/definitions/613.html)
`

export const frameworkTable = (id: string): string => `import { arg, constant, defineFramework, rest } from '../define.ts'

export default defineFramework({
  id: '${id}',
  title: '${id}',
  packages: ['${id}'],
  checked: '0.0.0',
  docs: 'https://www.npmjs.com/package/${id}',
  handler: { params: ['${id}.Request', '${id}.Response'] },

  modules: {
    '${id}': { call: { returns: '${id}.App' } },
  },

  types: {
    App: {
      members: {
        post: {
          call: {
            returns: 'receiver',
            effects: [{ is: 'route', method: 'POST', path: arg(0), handlers: rest(1) }],
          },
        },
      },
    },
    Response: {
      members: {
        end: { call: { effects: [{ is: 'send', status: constant(200) }] } },
      },
    },
    Request: {},
  },
})
`

export const libraryTable = (id: string): string => `import { defineLibrary } from '../define.ts'

export default defineLibrary({
  id: '${id}',
  title: '${id}',
  packages: ['${id}'],
  checked: '0.0.0',
  docs: 'https://www.npmjs.com/package/${id}',

  modules: {
    '${id}': {
      members: {
        endSession: {
          call: {
            promise: true,
            effects: [{ is: 'invalidate', what: 'session', effect: 'full', scope: 'current-session' }],
          },
        },
      },
    },
  },
})
`

export const projectManifest = (id: string): string => `${JSON.stringify({ name: `fixture-${id}`, private: true, dependencies: { [id]: '*' } }, null, 2)}\n`

export const projectSource = (id: string): string => `import * as renamed from '${id}'

// Use an alias, a renamed import and a helper in a second file, and annotate what must be found: //=> endpoint POST /logout
export const used = renamed
`
