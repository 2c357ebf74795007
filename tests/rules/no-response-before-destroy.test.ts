import rule from '../../rules/no-response-before-destroy.ts'
import { testRule } from '../kit/test-rule.ts'

/** An application that keeps its sessions in a table. */
const shop = (handler: string, helper = ''): Record<string, string> => ({
  'app.js': `import express from 'express'
import cookieParser from 'cookie-parser'
import { PrismaClient } from '@prisma/client'
${helper}
const db = new PrismaClient()
const app = express()
app.use(cookieParser())
app.post('/login', async (req, res) => {
  const session = await db.session.create({ data: { userId: req.body.id } })
  res.cookie('sid', session.id, { httpOnly: true }).json({})
})

app.post('/logout', ${handler})
`,
})

/** The same with sessions of express-session. */
const club = (handler: string): Record<string, string> => ({
  'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', ${handler})
`,
})

testRule(rule, {
  valid: [
    {
      name: 'the answer is in the callback, which looks at the error',
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
      },
    },
    {
      name: 'the promise that is made of the callback is awaited',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', async (req, res) => {
  await new Promise((resolve, reject) => {
    req.session.destroy((error) => (error ? reject(error) : resolve()))
  })
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'a helper in another file is awaited',
      files: {
        'app.js': `import express from 'express'
import { endSession } from './end-session.js'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', async (req, res) => {
  await endSession(req)
  res.redirect('/')
})
`,
        'end-session.js': `export const endSession = (req) => new Promise((resolve, reject) => {
  req.session.destroy((error) => (error ? reject(error) : resolve()))
})
`,
      },
    },
    {
      name: 'what follows is the next handler of the chain',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  req.session.destroy(next)
}, (req, res) => res.redirect('/'))
`,
      },
    },
    {
      name: 'the answer before it is an early exit',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res, next) => {
  if (!req.session.user) return res.redirect('/')
  req.session.destroy((error) => {
    if (error) return next(error)
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'the session is in the cookie alone',
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
      name: 'the error is ignored, which the option allows',
      options: { allowIgnoredFailure: true },
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.redirect('/')
  })
})
`,
      },
    },
    {
      name: 'another call that is waited for may have ended it before',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'
import { sessions } from 'company-sessions'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', async (req, res) => {
  await sessions.deleteSessionsOfUser(req.session.userId)
  req.session.destroy()
  res.redirect('/')
})
`,
      },
    },
    {
      name: 'the `catch` hands the failure on',
      files: shop(`async (req, res, next) => {
  try {
    await db.session.deleteMany({ where: { id: req.cookies.sid } })
    res.clearCookie('sid').json({ ok: true })
  } catch (error) {
    next(error)
  }
}`),
    },
    {
      name: 'the `catch` answers with the failure',
      files: shop(`async (req, res) => {
  try {
    await db.session.deleteMany({ where: { id: req.cookies.sid } })
    res.clearCookie('sid').json({ ok: true })
  } catch (error) {
    res.status(500).json({ error: 'failed' })
  }
}`),
    },
    {
      name: 'the `catch` throws something else',
      files: shop(`async (req, res) => {
  try {
    await db.session.deleteMany({ where: { id: req.cookies.sid } })
  } catch (error) {
    throw new Error('x')
  }
  res.clearCookie('sid').json({ ok: true })
}`),
    },
    {
      name: 'the `catch` lets pass only that there was no such record',
      files: shop(`async (req, res) => {
  try {
    await db.session.delete({ where: { id: req.cookies.sid } })
  } catch (error) {
    if (error.code !== 'P2025') throw error
  }
  res.clearCookie('sid').json({ ok: true })
}`),
    },
    {
      name: 'what always happens is the deletion of the cookie alone',
      files: shop(`async (req, res) => {
  try {
    await db.session.deleteMany({ where: { id: req.cookies.sid } })
  } finally {
    res.clearCookie('sid')
  }
  res.json({ ok: true })
}`),
    },
    {
      name: 'somebody nearer has told of the failure',
      files: shop(`async (req, res) => {
  try {
    try {
      await db.session.deleteMany({ where: { id: req.cookies.sid } })
    } catch (error) {
      return res.status(500).end()
    }
    res.json({ ok: true })
  } catch (error) {
    console.error(error)
  }
}`),
    },
    {
      name: 'a flag says whether it came to its end',
      files: shop(`async (req, res) => {
  let ended = false
  try {
    await db.session.deleteMany({ where: { id: req.cookies.sid } })
    ended = true
  } catch (error) {
    console.error(error)
  }
  res.status(ended ? 200 : 500).json({ ok: ended })
}`),
    },
    {
      name: 'what stands behind the `try` is the answer to a failure',
      files: shop(`async (req, res) => {
  try {
    await db.session.deleteMany({ where: { id: req.cookies.sid } })
    return res.json({ ok: true })
  } catch (error) {
    console.error(error)
  }
  res.status(500).json({ ok: false })
}`),
    },
    {
      name: 'the helper tells its caller whether it worked',
      files: shop(`async (req, res) => {
  const ended = await endSession(req.cookies.sid)
  if (!ended) return res.status(500).end()
  res.json({ ok: true })
}`, `const endSession = async (id) => {
  try {
    await db.session.deleteMany({ where: { id } })
    return true
  } catch (error) {
    console.error(error)
    return false
  }
}`),
    },
    {
      name: 'a promise that is returned fails outside of the `try`',
      files: shop(`async (req, res) => {
  await endSession(req.cookies.sid)
  res.json({ ok: true })
}`, `const endSession = async (id) => {
  try {
    return db.session.deleteMany({ where: { id } }).then(() => {})
  } catch (error) {
    console.error(error)
  }
}`),
    },
    {
      name: 'what the `catch` of the promise gives is looked at',
      files: shop(`async (req, res) => {
  const done = await db.session.deleteMany({ where: { id: req.cookies.sid } }).catch(() => null)
  if (done === null) return res.status(500).end()
  res.json({ ok: true })
}`),
    },
    {
      name: 'the promise gives the error, which is looked at',
      files: club(`async (req, res) => {
  const error = await new Promise((resolve) => req.session.destroy(resolve))
  if (error) return res.status(500).end()
  res.redirect('/')
}`),
    },
    {
      name: 'the failure of another call is swallowed',
      files: shop(`async (req, res) => {
  await db.session.deleteMany({ where: { id: req.cookies.sid } })
  try {
    await db.auditLog.create({ data: { what: 'logout' } })
  } catch (error) {
    console.error(error)
  }
  res.json({ ok: true })
}`),
    },
    {
      name: 'the `catch` ends it in another way',
      files: shop(`async (req, res) => {
  try {
    await db.session.delete({ where: { id: req.cookies.sid } })
  } catch (error) {
    await db.session.updateMany({ where: { id: req.cookies.sid }, data: { revokedAt: new Date() } })
  }
  res.json({ ok: true })
}`),
    },
    {
      name: 'the `catch` answers something else',
      files: shop(`async (req, res) => {
  try {
    await db.session.deleteMany({ where: { id: req.cookies.sid } })
    res.json({ ok: true })
  } catch (error) {
    console.error(error)
    res.json({ ok: false })
  }
}`),
    },
    {
      name: 'the error is logged, and the answer says whether there was one',
      files: club(`(req, res) => {
  req.session.destroy((err) => {
    if (err) console.error(err)
    res.json({ ok: !err })
  })
}`),
    },
  ],
  invalid: [
    {
      name: 'the answer does not wait for the callback',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy((error) => {
    if (error) console.error(error)
  })
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'early', line: 8, column: 3 }],
    },
    {
      name: 'there is no callback to wait for',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy()
  res.redirect('/')
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'early', line: 8, column: 3 }],
    },
    {
      name: 'a helper that answers with a promise is not awaited',
      files: {
        'app.js': `import express from 'express'
import { endSession } from './end-session.js'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  endSession(req)
  res.redirect('/')
})
`,
        'end-session.js': `export const endSession = (req) => new Promise((resolve, reject) => {
  req.session.destroy((error) => (error ? reject(error) : resolve()))
})
`,
      },
      home: 'end-session.js',
      errors: [{ messageId: 'early', line: 2, column: 3 }],
    },
    {
      name: 'the callback takes no error',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy(() => {
    res.redirect('/')
  })
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 8, column: 3 }],
    },
    {
      name: 'the callback never reads its error',
      files: {
        'app.js': `import express from 'express'
import session from 'express-session'

const app = express()
app.use(session({ secret: 's', resave: false, saveUninitialized: false }))

app.post('/logout', (req, res) => {
  req.session.destroy((error) => {
    res.locals.error = null
    res.redirect('/')
  })
})
`,
      },
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 8, column: 3 }],
    },
    {
      name: 'the `catch` is empty, and the answer follows',
      files: shop(`async (req, res) => {
  try {
    await db.session.delete({ where: { id: req.cookies.sid } })
  } catch {
  }
  res.clearCookie('sid')
  res.json({ ok: true })
}`),
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 15, column: 11 }],
    },
    {
      name: 'the `catch` writes a line to the log',
      files: shop(`async (req, res) => {
  try {
    await db.session.deleteMany({ where: { id: req.cookies.sid } })
  } catch (error) {
    console.error(error)
  }
  res.clearCookie('sid')
  res.json({ ok: true })
}`),
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 15, column: 11 }],
    },
    {
      name: 'the `catch` answers as if it had succeeded',
      files: shop(`async (req, res) => {
  try {
    await db.session.deleteMany({ where: { id: req.cookies.sid } })
    res.clearCookie('sid').json({ ok: true })
  } catch (error) {
    res.clearCookie('sid').json({ ok: true })
  }
}`),
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 15, column: 11 }],
    },
    {
      name: 'the answer stands in a `finally`',
      files: shop(`async (req, res) => {
  try {
    await db.session.deleteMany({ where: { id: req.cookies.sid } })
  } finally {
    res.clearCookie('sid')
    res.json({ ok: true })
  }
}`),
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 15, column: 11 }],
    },
    {
      name: 'a promise\'s `catch` does nothing',
      files: shop(`async (req, res) => {
  await db.session.deleteMany({ where: { id: req.cookies.sid } }).catch(() => {})
  res.clearCookie('sid').json({ ok: true })
}`),
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 14, column: 9 }],
    },
    {
      name: 'a promise\'s `catch` writes a line to the log',
      files: shop(`async (req, res) => {
  await db.session.deleteMany({ where: { id: req.cookies.sid } }).catch((error) => console.error(error))
  res.clearCookie('sid').json({ ok: true })
}`),
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 14, column: 9 }],
    },
    {
      name: 'the callback writes the error to the log and goes on',
      files: club(`(req, res) => {
  req.session.destroy((err) => {
    if (err) console.error(err)
    res.redirect('/')
  })
}`),
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 8, column: 3 }],
    },
    {
      name: 'the promise is fulfilled with the error, which nobody looks at',
      files: club(`async (req, res) => {
  await new Promise((resolve) => req.session.destroy(resolve))
  res.redirect('/')
}`),
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 8, column: 34 }],
    },
    {
      name: 'a helper swallows the failure',
      files: shop(`async (req, res) => {
  await endSession(req.cookies.sid)
  res.json({ ok: true })
}`, `const endSession = async (id) => {
  try {
    await db.session.deleteMany({ where: { id } })
  } catch (error) {
    console.error(error)
  }
}`),
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 6, column: 11 }],
    },
    {
      name: 'both ways of the promise answer the same',
      files: shop(`(req, res) => {
  db.session.deleteMany({ where: { id: req.cookies.sid } }).then(() => res.json({ ok: true }), () => res.json({ ok: true }))
}`),
      home: 'app.js',
      errors: [{ messageId: 'unchecked', line: 14, column: 3 }],
    },
  ],
})
