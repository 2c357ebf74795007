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
  byHand: 'say why there is no repair, and what to do',
  *find(view) {
    for (const endpoint of view.endpoints()) {
      if (view.serverSession(endpoint).status !== 'missing') continue
      yield { endpoint, messageId: 'missing', place: endpoint.handler }
    }
  },
})
`

/** What the rule of the template reports, and what it does not. */
const INCORRECT = `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: process.env.SECRET }))

app.post('/logout', (req, res) => {
  res.redirect('/')
})
`
const CORRECT = INCORRECT.replace("  res.redirect('/')", "  req.session.destroy(() => res.redirect('/'))")

export const ruleTest = (id: string): string => `import rule from '../../rules/${id}.ts'
import { testRule } from '../kit/test-rule.ts'

// One behaviour in each case, every finding with its nearest silence beside it.
testRule(rule, {
  valid: [
    {
      name: 'the session is ended',
      files: {
        'app.js': \`${CORRECT}\`,
      },
    },
  ],
  invalid: [
    {
      name: 'the session lives on',
      files: {
        'app.js': \`${INCORRECT}\`,
      },
      home: 'app.js',
      errors: [{ messageId: 'missing', line: 7, column: 21 }],
    },
  ],
})
`

export const rulePage = (): string => `<!-- begin header -->
<!-- end header -->

What the rule is about.

## The attack

Who does what, and what they have gained.

## Examples

\`\`\`js incorrect
${INCORRECT}\`\`\`

\`\`\`js correct
${CORRECT}\`\`\`

## How it decides

## When it stays silent

## Options

None.

## Repair

By hand: say what to do.

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
      role: 'router',
      serves: true,
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
      role: 'response',
      members: {
        end: { call: { effects: [{ is: 'send', status: constant(200) }] } },
      },
    },
    Request: { role: 'request' },
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

export const projectManifest = (id: string): string => manifestOf(id, [id])

export const libraryManifest = (id: string): string => manifestOf(id, ['express', id])

function manifestOf(id: string, packages: readonly string[]): string {
  const dependencies = Object.fromEntries(packages.map((name) => [name, '*']))
  return `${JSON.stringify({ name: `fixture-${id}`, private: true, type: 'module', dependencies }, null, 2)}\n`
}

/** Fixtures use an alias, a renamed import and a helper in a second file; `tests/kit/annotations.ts` explains the comments. */
export const frameworkFixture = (id: string): string => `import createApp from '${id}'
import { leave as logout } from './leave.ts'

const app = createApp()
const web = app

web.post('/logout', logout) //=> endpoint POST /logout
web.post('/logs/output', logout)
`

export const frameworkHelper = (): string => `export function leave(request, response) {
  response.end() //=> sends
}
`

export const libraryFixture = (): string => `import express from 'express'
import { leave as logout } from './leave.ts'

const app = express()
const web = app

web.post('/logout', async (req, res) => { //=> endpoint POST /logout
  await logout()
  res.end()
})
web.post('/logs/output', (req, res) => res.end())
`

export const libraryHelper = (id: string): string => `import { endSession } from '${id}'

export async function leave() {
  await endSession() //=> invalidates session
}
`
