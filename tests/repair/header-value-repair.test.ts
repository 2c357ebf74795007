/** A value that browsers act on, in the place of one that they skip. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

const app = `import express from 'express'
import cookieSession from 'cookie-session'

const app = express()
app.use(cookieSession({ secret: 's' }))

`

describe('Clear-Site-Data that browsers skip', () => {
  it('directives without quotes', () => {
    const files = {
      'app.js': app + `app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', 'cookies, storage')
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'fix-clear-site-data')).toEqual({
      changed: {
        'app.js': app + `app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', '"cookies", "storage"')
  res.redirect('/')
})
`,
      },
      left: [],
    })
  })

  it('a directive that no browser knows, among other headers', () => {
    const files = {
      'app.js': app + `app.post('/logout', (req, res) => {
  req.session = null
  res.set({ 'Cache-Control': 'no-store', 'clear-site-data': '"Cookies", "Storage"' })
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'fix-clear-site-data')).toEqual({
      changed: {
        'app.js': app + `app.post('/logout', (req, res) => {
  req.session = null
  res.set({ 'Cache-Control': 'no-store', 'clear-site-data': '"cookies", "storage"' })
  res.redirect('/')
})
`,
      },
      left: [],
    })
  })

  it('a value that is made elsewhere is left', () => {
    const files = {
      'app.js': app + `const VALUE = 'cookies'

app.post('/logout', (req, res) => {
  req.session = null
  res.set('Clear-Site-Data', VALUE)
  res.redirect('/')
})
`,
    }
    expect(repaired(files, 'fix-clear-site-data')).toEqual({
      changed: {},
      left: [
        'valid-clear-site-data: the value of the header is made elsewhere',
      ],
    })
  })
})
