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
      name: 'the address of the own server on the developer\'s machine',
      files: {
        'pages/api/login.js': `export default function handler(req, res) {
  res.setHeader('Set-Cookie', 'token=1; Path=/')
  res.status(200).json({})
}
`,
        'pages/api/logout.js': `export default function handler(req, res) {
  res.setHeader('Set-Cookie', 'token=; Path=/; Max-Age=0')
  res.status(200).json({})
}
`,
        'components/bar.jsx': `export const bye = () => fetch('http://localhost:3006/api/logout', { method: 'POST' })
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
    {
      name: 'axios that takes them along',
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
        'client/page.jsx': `import axios from 'axios'

export const bye = () => axios.post('https://api.shop.example/logout', null, { withCredentials: true })
`,
      },
    },
    {
      name: 'an instance that takes them along',
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
        'client/api.js': `import axios from 'axios'

export const api = axios.create({ baseURL: 'https://api.shop.example', withCredentials: true })
`,
        'client/page.jsx': `import { api } from './api.js'

export const bye = () => api.post('/logout')
`,
      },
    },
    {
      name: 'an instance whose address is not known',
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
        'client/api.js': `import axios from 'axios'

export const api = axios.create({ baseURL: process.env.API })
`,
        'client/page.jsx': `import { api } from './api.js'

export const bye = () => api.post('/logout')
`,
      },
    },
    {
      name: 'an instance whose options are not known',
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
        'client/api.js': `import axios from 'axios'

export const api = axios.create({ ...shared, baseURL: 'https://api.shop.example' })
`,
        'client/page.jsx': `import { api } from './api.js'

export const bye = () => api.post('/logout')
`,
      },
    },
    {
      name: 'defaults say so for all requests',
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
        'client/main.js': `import axios from 'axios'

axios.defaults.withCredentials = true
`,
        'client/page.jsx': `import axios from 'axios'

export const bye = () => axios.post('https://api.shop.example/logout')
`,
      },
    },
    {
      name: 'a function that sees each request may say so',
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
        'client/main.js': `import axios from 'axios'

axios.interceptors.request.use((config) => ({ ...config, withCredentials: true }))
`,
        'client/page.jsx': `import axios from 'axios'

export const bye = () => axios.post('https://api.shop.example/logout')
`,
      },
    },
    {
      name: 'a token of every request',
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
        'client/page.jsx': `import axios from 'axios'

const api = axios.create({ baseURL: 'https://api.shop.example', headers: { Authorization: token() } })

export const bye = () => api.post('/logout')
`,
      },
    },
    {
      name: 'a client that no table knows',
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
        'client/page.jsx': `export const bye = (api) => api.post('https://api.shop.example/logout')
`,
      },
    },
    {
      name: 'a server that asks another one',
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
        'gateway.js': `import axios from 'axios'
import express from 'express'

const gateway = express()
gateway.post('/bye', async (req, res) => {
  await axios.post('https://api.shop.example/logout')
  res.end()
})
`,
      },
    },
    {
      name: 'React Native, which has no origins',
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
        'client/app.jsx': `import { View } from 'react-native'

export const App = () => <View />
`,
        'client/page.jsx': `import axios from 'axios'

export const bye = () => axios.post('https://api.shop.example/logout')
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
    {
      name: 'axios',
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
        'client/page.jsx': `import axios from 'axios'

export const bye = () => axios.post('https://api.shop.example/logout')
`,
      },
      home: 'client/page.jsx',
      errors: [{
        messageId: 'omitted',
        line: 3,
        column: 26,
        message: 'The request goes to `api.shop.example` without cookies, so `POST /logout` does not know whom to log out, and the browser keeps what it deletes. Add `withCredentials: true`.',
      }],
    },
    {
      name: 'an instance of another file, whose base address has part of the path',
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
        'client/api.js': `import axios from 'axios'

export default axios.create({ baseURL: 'https://api.shop.example/', timeout: 1000 })
`,
        'client/page.jsx': `import api from './api.js'

export const bye = () => api.post('logout')
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'omitted', line: 3, column: 26 }],
    },
    {
      name: 'ky',
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
        'client/page.jsx': `import ky from 'ky'

export const bye = () => ky.post('https://api.shop.example/logout', { timeout: 5 })
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'omitted', line: 3, column: 26 }],
    },
  ],
})
