import rule from '../../rules/no-unconfirmed-client-cleanup.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the answer is awaited and a failure ends the function',
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
        'client/page.jsx': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
  localStorage.removeItem('token')
}
`,
      },
    },
    {
      name: 'the browser is cleared in any case, and the failure goes on',
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
        'client/page.jsx': `export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem('token')
  }
}
`,
      },
    },
    {
      name: 'the user is told',
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
        'client/page.jsx': `export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } catch (error) {
    showError('You are still logged in on the server.')
  }
  localStorage.removeItem('token')
}
`,
      },
    },
    {
      name: 'nothing is cleared',
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
        'client/page.jsx': `export function bye() {
  fetch('/logout', { method: 'POST' })
}
`,
      },
    },
    {
      name: 'cleared in `finally`, and the user is told',
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
        'client/page.jsx': `export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } catch (error) {
    toast.error(error.message)
  } finally {
    localStorage.removeItem('token')
    navigate('/login')
  }
}
`,
      },
    },
    {
      name: 'cleared in `finally`, and the failure goes on',
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
        'client/page.jsx': `export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } catch (error) {
    console.error(error)
    throw error
  } finally {
    localStorage.removeItem('token')
    navigate('/login')
  }
}
`,
      },
    },
  ],
  invalid: [
    {
      name: 'nobody waits',
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
        'client/page.jsx': `export function bye() {
  fetch('/logout', { method: 'POST' })
  localStorage.removeItem('token')
}
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'ignored', line: 2, column: 3 }],
    },
    {
      name: 'an empty catch',
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
        'client/page.jsx': `export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } catch {}
  localStorage.removeItem('token')
}
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'swallowed', line: 3, column: 11 }],
    },
    {
      name: 'a line in the console',
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
        'client/page.jsx': `export async function bye() {
  try {
    await axios.post('/logout')
  } catch (error) {
    console.error(error)
  }
  localStorage.clear()
}
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'swallowed', line: 3, column: 11 }],
    },
    {
      name: 'a chained catch that does nothing',
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
        'client/page.jsx': `export async function bye() {
  await fetch('/logout', { method: 'POST' }).catch(() => {})
  setUser(null)
}
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'swallowed', line: 2, column: 9 }],
    },
    {
      name: 'cleared in `finally`, and the failure ends in the console',
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
        'client/page.jsx': `export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } catch (error) {
    console.error(error)
  } finally {
    localStorage.removeItem('token')
    navigate('/login')
  }
}
`,
      },
      home: 'client/page.jsx',
      errors: [{ messageId: 'swallowed', line: 3, column: 11 }],
    },
  ],
})
