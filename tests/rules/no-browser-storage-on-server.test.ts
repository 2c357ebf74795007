import rule from '../../rules/no-browser-storage-on-server.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'in code of the browser',
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
        'client.js': `export async function logout() {
  await fetch('/logout', { method: 'POST' })
  localStorage.removeItem('user')
}
`,
      },
    },
    {
      name: 'where the code has made sure that there is a browser',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  if (typeof window !== 'undefined') localStorage.removeItem('user')
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a storage of the project that is called the same',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const localStorage = new Map()
localStorage.removeItem = localStorage.delete
const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  localStorage.removeItem('user')
  res.redirect('/')
})
`,
      },
    },
  ],
  invalid: [
    {
      name: '`localStorage` in a route handler',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  localStorage.removeItem('user')
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'onServer', line: 9, column: 3 }],
    },
    {
      name: '`sessionStorage` of `window` in a helper',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import { forget } from './forget.js'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  forget()
  res.redirect('/')
})
`,
        'forget.js': `export const forget = () => window.sessionStorage.clear()
`,
      },
      home: 'forget.js',
      errors: [{ messageId: 'onServer', line: 1, column: 29 }],
    },
    {
      name: '`document.cookie` in a server action',
      files: {
        'package.json': `{ "dependencies": { "next": "16.0.0" } }
`,
        'app/actions.ts': `'use server'

export async function logout() {
  document.cookie = 'token=; Max-Age=0; path=/'
}
`,
      },
      home: 'app/actions.ts',
      errors: [{ messageId: 'onServer', line: 4, column: 3 }],
    },
  ],
})
