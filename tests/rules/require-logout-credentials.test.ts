import rule from '../../rules/require-logout-credentials.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the cookies go along',
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
        'client/page.jsx': `const API = 'https://api.shop.example'

export const bye = () => fetch(\`\${API}/logout\`, { method: 'POST', credentials: 'include' })
`,
      },
    },
    {
      name: 'the own origin, where they go along by themselves',
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
        'client/page.jsx': `export const bye = () => fetch('/logout', { method: 'POST' })
`,
      },
    },
    {
      name: 'the request has a token of its own',
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
        'client/page.jsx': `const API = 'https://api.shop.example'

export const bye = (token) => fetch(\`\${API}/logout\`, { method: 'POST', headers: { Authorization: token } })
`,
      },
    },
    {
      name: 'where it goes is not known',
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
        'client/page.jsx': `export const bye = () => fetch(\`\${import.meta.env.VITE_API}/logout\`, { method: 'POST' })
`,
      },
    },
    {
      name: 'options that are not seen',
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
        'client/page.jsx': `const API = 'https://api.shop.example'

export const bye = (options) => fetch(\`\${API}/logout\`, { ...options, method: 'POST' })
`,
      },
    },
  ],
  invalid: [
    {
      name: 'no word about cookies',
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
        'client/page.jsx': `const API = 'https://api.shop.example'

export const bye = () => fetch(\`\${API}/logout\`, { method: 'POST' })
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'omitted', line: 3, column: 26 }],
    },
    {
      name: 'the address is a constant of another file',
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
        'client/config.js': `export const API = 'https://api.shop.example'
`,
        'client/page.jsx': `import { API } from './config.js'

export const bye = () => fetch(API + '/logout', { method: 'POST', credentials: 'same-origin' })
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'omitted', line: 3, column: 26 }],
    },
  ],
})
