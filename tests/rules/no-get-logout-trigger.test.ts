import rule from '../../rules/no-get-logout-trigger.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'a form by POST',
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
        'client/page.jsx': `export const Bye = () => <form action="/logout" method="post"><button>Log out</button></form>
`,
      },
    },
    {
      name: 'a request by POST',
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
      name: 'a link to a page that only asks',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
app.get('/logout', (req, res) => {
  res.send('<form method=post><button>Log out</button></form>')
})
`,
        'client/page.jsx': `export const Bye = () => <a href="/logout">Log out</a>
`,
      },
    },
    {
      name: 'a link to a logout elsewhere',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `export const Bye = () => <a href="https://id.example/oidc/logout">Log out</a>
`,
      },
    },
    {
      name: 'a parameter of the address that is called so',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `export const hasLeft = (searchParams) => searchParams.get('logout') === 'true'
`,
      },
    },
    {
      name: 'a page of the front end in a file that starts no logout',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `export const Bye = () => <Link to="/logout">Log out</Link>
`,
        'client/routes.jsx': `export const routes = <Route path="/logout" element={<Leave />} />
`,
      },
    },
    {
      name: 'a page of the front end with the same path',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `export const Bye = () => <Link to="/logout">Log out</Link>
`,
        'client/routes.jsx': `export const routes = <><Route path="/logout" element={<Leave />} /><Link to="/logout" /></>
`,
      },
    },
    {
      name: 'a route of the server whose controller is found by its name',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'start/routes.js': `import Route from '@ioc:Adonis/Core/Route'

Route.get('/logout', 'SessionsController.destroy')
`,
      },
    },
    {
      name: 'a link of the client-side router in another package than the server',
      files: {
        'package.json': '{ "private": true, "workspaces": ["api", "web"] }',
        'api/package.json': '{ "name": "api", "dependencies": { "express": "5.1.0", "cookie-session": "2.1.0" } }',
        'api/app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/auth/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'web/package.json': '{ "name": "web", "dependencies": { "react-router": "7.9.0" } }',
        'web/page.jsx': `export const Bye = () => <Link to="/auth/logout">Log out</Link>
`,
        'web/routes.js': `export const routes = [{ path: 'auth', children: [{ path: 'logout', Component: Leave }] }]
`,
      },
    },
  ],
  invalid: [
    {
      name: 'an anchor',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `export const Bye = () => <a href="/logout">Log out</a>
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'get', line: 1, column: 26 }],
    },
    {
      name: 'a link component, which is fetched ahead',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `export const Bye = () => <Link href="/logout">Log out</Link>
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'get', line: 1, column: 26 }],
    },
    {
      name: 'an image',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `export const Bye = () => <img src="/logout" />
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'get', line: 1, column: 26 }],
    },
    {
      name: 'a form without a method',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `export const Bye = () => <form action="/logout"><button>Log out</button></form>
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'get', line: 1, column: 26 }],
    },
    {
      name: 'navigation by script',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `export function bye() {
  window.location.href = '/logout'
}
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'get', line: 2, column: 3 }],
    },
    {
      name: 'a request by GET',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `export const bye = () => fetch('/logout')
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'get', line: 1, column: 26 }],
    },
    {
      name: 'a request by a client that is a function',
      files: {
        'app.js': `import cookieSession from 'cookie-session'
import express from 'express'

const app = express()
app.use(cookieSession({ secret: 's' }))

app.get('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
})
`,
        'client/page.jsx': `import axios from 'axios'

export const leave = () => axios('/logout')
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'get', line: 3, column: 28 }],
    },
  ],
})
