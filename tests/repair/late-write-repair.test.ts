/** What is written too late goes before the answer. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

const express = `import express from 'express'
import cookieSession from 'cookie-session'

const app = express()
app.use(cookieSession({ secret: 's' }))

`

describe('deletions that come after the answer', () => {
  it('one deletion, with the comment on it', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
  // the long-lived one
  res.clearCookie('remember', { path: '/' })
})
`,
    }
    expect(repaired(files, 'move-cookie-deletion')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => {
  req.session = null
  // the long-lived one
  res.clearCookie('remember', { path: '/' })
  res.redirect('/')
})
`,
      },
      left: [],
    })
  })

  it('several, in their order', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  req.session = null
  res.json({ ok: true })

  res.clearCookie('remember')
  res.setHeader('Clear-Site-Data', '"cookies", "storage"')
})
`,
    }
    expect(repaired(files, 'move-cookie-deletion')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => {
  req.session = null
  res.clearCookie('remember')
  res.setHeader('Clear-Site-Data', '"cookies", "storage"')
  res.json({ ok: true })

})
`,
      },
      left: [],
    })
  })

  it('one in a branch, with its answer', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  req.session = null
  if (req.accepts('html')) {
    res.redirect('/')
    res.clearCookie('remember')
  } else {
    res.clearCookie('remember')
    res.end()
  }
})
`,
    }
    expect(repaired(files, 'move-cookie-deletion')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => {
  req.session = null
  if (req.accepts('html')) {
    res.clearCookie('remember')
    res.redirect('/')
  } else {
    res.clearCookie('remember')
    res.end()
  }
})
`,
      },
      left: [],
    })
  })

  it('one that uses what comes into being after the answer', () => {
    const files = {
      'app.js': express + `app.post('/logout', async (req, res) => {
  req.session = null
  res.redirect('/')
  const options = await settings()
  res.clearCookie('remember', options)
})
`,
    }
    expect(repaired(files, 'move-cookie-deletion')).toEqual({
      changed: {},
      left: [
        'no-late-cookie-deletion: `res.clearCookie` uses `options`, which comes after the answer',
      ],
    })
  })

  it('one in a function of its own', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
  forget(res)
})

function forget(res) {
  res.clearCookie('remember')
}
`,
    }
    expect(repaired(files, 'move-cookie-deletion')).toEqual({
      changed: {},
      left: [
        'no-late-cookie-deletion: `res.clearCookie` stands elsewhere than the answer',
      ],
    })
  })

  it('one that is a part of an expression', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  req.session = null
  res.redirect('/')
  return res.clearCookie('remember')
})
`,
    }
    expect(repaired(files, 'move-cookie-deletion')).toEqual({
      changed: {},
      left: [
        'no-late-cookie-deletion: `res.clearCookie` is no statement of its own',
      ],
    })
  })
})
