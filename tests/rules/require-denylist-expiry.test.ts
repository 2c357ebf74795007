import rule from '../../rules/require-denylist-expiry.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the entry goes with the token',
      files: {
        'app.js': `import express from 'express'
import { createClient } from 'redis'

const app = express()
const redis = createClient()

app.post('/logout', async (req, res) => {
  await redis.set(\`denylist:\${req.cookies.token}\`, '1', { EX: 900 })
  res.clearCookie('token')
  res.end()
})
`,
      },
    },
    {
      name: 'the lifetime is given in a call of its own',
      files: {
        'app.js': `import express from 'express'
import { createClient } from 'redis'

const app = express()
const redis = createClient()

app.post('/logout', async (req, res) => {
  await redis.set(\`denylist:\${req.cookies.token}\`, '1')
  await redis.expire(\`denylist:\${req.cookies.token}\`, 900)
  res.clearCookie('token')
  res.end()
})
`,
      },
    },
    {
      name: 'what is set is no denylist',
      files: {
        'app.js': `import express from 'express'
import { createClient } from 'redis'

const app = express()
const redis = createClient()

app.post('/logout', async (req, res) => {
  await redis.set(\`seen:\${req.cookies.user}\`, '1')
  res.clearCookie('token')
  res.end()
})
`,
      },
    },
    {
      name: 'the lifetime comes from elsewhere',
      files: {
        'app.js': `import express from 'express'
import { createClient } from 'redis'

import { options } from 'company-redis'

const app = express()
const redis = createClient()

app.post('/logout', async (req, res) => {
  await redis.set(\`denylist:\${req.cookies.token}\`, '1', options)
  res.clearCookie('token')
  res.end()
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'no lifetime',
      files: {
        'app.js': `import express from 'express'
import { createClient } from 'redis'

const app = express()
const redis = createClient()

app.post('/logout', async (req, res) => {
  await redis.set(\`denylist:\${req.cookies.token}\`, '1')
  res.clearCookie('token')
  res.end()
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'lasting', line: 8, column: 9 }],
    },
  ],
})
