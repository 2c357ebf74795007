import rule from '../../rules/no-client-only-logout.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the server is asked',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.redirect('/')
  })
})
`,
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `export async function logout() {
  await fetch('/logout', { method: 'POST' })
  localStorage.removeItem('token')
}
`,
      },
    },
    {
      name: 'a client of the project may ask it',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.redirect('/')
  })
})
`,
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `import { api } from './api.js'

export async function logout() {
  await api.leave()
  localStorage.removeItem('token')
}
`,
      },
    },
    {
      name: 'the server has no session to end',
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
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `export function logout() {
  localStorage.removeItem('token')
}
`,
      },
    },
    {
      name: 'a function of another file asks it',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.redirect('/')
  })
})
`,
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `import { leaveRequest } from './server.js'

export async function logout() {
  localStorage.removeItem('token')
  await leaveRequest()
}
`,
      },
    },
    {
      name: 'the token is removed where it has run out',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.redirect('/')
  })
})
`,
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `export function whenExpired() {
  localStorage.removeItem('token')
}
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the browser is cleared, and that is all',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy((error) => {
    if (error) return next(error)
    res.clearCookie('connect.sid')
    res.redirect('/')
  })
})
`,
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `export function logout() {
  localStorage.removeItem('token')
  location.reload()
}
`,
      },
      home: 'client/out.js',
      errors: [{ messageId: 'untold', line: 2, column: 3 }],
    },
  ],
})
