import rule from '../../rules/valid-clear-site-data.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'quoted directives',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"cookies", "storage"')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'everything',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"*"')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a value that is not known',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', process.env.CLEAR)
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'no header at all',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'the cache, which is allowed unless the option says no',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"cache", "storage"')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a cookie of the same answer, and storage alone is cleared',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"storage"')
  res.cookie('notice', 'logged-out')
  res.redirect('/')
})
`,
      },
    },
  ],
  invalid: [
    {
      name: 'directives without quotes',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', 'cookies, storage')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'unquoted', line: 9, column: 3 }],
    },
    {
      name: 'one pair of quotes around all of them',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"cookies, storage"')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'unknown', line: 9, column: 3 }],
    },
    {
      name: 'a directive in capitals',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"Cookies", "storage"')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'unknown', line: 9, column: 3 }],
    },
    {
      name: 'an empty value',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'empty', line: 9, column: 3 }],
    },
    {
      name: 'a cookie of the same answer goes, too',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"cookies"')
  res.cookie('notice', 'logged-out')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'wipes', line: 9, column: 3 }],
    },
    {
      name: 'the cache, where the option asks for speed',
      options: { allowCache: false },
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"cache", "storage"')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'cache', line: 9, column: 3 }],
    },
  ],
})
