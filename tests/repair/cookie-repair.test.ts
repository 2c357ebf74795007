/** A cookie is deleted as it was set. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

const express = `import express from 'express'

const app = express()

app.post('/login', async (req, res) => {
  res.cookie('access_token', await sign(req.body), { httpOnly: true })
  res.cookie('refresh_token', await sign(req.body), { path: '/auth', domain: '.shop.example', httpOnly: true })
  res.end()
})

`

describe('deletions of cookies', () => {
  it('one that is missing, with what it was set with', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  res.clearCookie('access_token')
  res.sendStatus(204)
})
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => {
  res.clearCookie('access_token')
  res.clearCookie('refresh_token', { path: '/auth', domain: 'shop.example' })
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('as another of the same kind is deleted', () => {
    const files = {
      'app.js': `import express from 'express'

const app = express()

app.post('/login', async (req, res) => {
  res.cookie('access_token', await sign(req.body), { httpOnly: true })
  res.cookie('refresh_token', await sign(req.body), { httpOnly: true })
  res.end()
})

app.post('/logout', (req, res) => {
  res.cookie('access_token', '', { maxAge: 0 })
  res.sendStatus(204)
})
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'app.js': `import express from 'express'

const app = express()

app.post('/login', async (req, res) => {
  res.cookie('access_token', await sign(req.body), { httpOnly: true })
  res.cookie('refresh_token', await sign(req.body), { httpOnly: true })
  res.end()
})

app.post('/logout', (req, res) => {
  res.cookie('access_token', '', { maxAge: 0 })
  res.clearCookie('refresh_token')
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('a path and a domain that the deletion leaves out', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  res.clearCookie('access_token')
  res.clearCookie('refresh_token', { httpOnly: true })
  res.sendStatus(204)
})
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => {
  res.clearCookie('access_token')
  res.clearCookie('refresh_token', { httpOnly: true, path: '/auth', domain: 'shop.example' })
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('a domain that is too much', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  res.clearCookie('access_token', { domain: '.shop.example' })
  res.clearCookie('refresh_token', { path: '/auth', domain: '.shop.example' })
  res.sendStatus(204)
})
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => {
  res.clearCookie('access_token')
  res.clearCookie('refresh_token', { path: '/auth', domain: '.shop.example' })
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('options in a variable', () => {
    const files = {
      'app.js': express + `const options = { httpOnly: true }

app.post('/logout', (req, res) => {
  res.clearCookie('access_token', options)
  res.clearCookie('refresh_token', options)
  res.sendStatus(204)
})
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'app.js': express + `const options = { httpOnly: true }

app.post('/logout', (req, res) => {
  res.clearCookie('access_token', options)
  res.clearCookie('refresh_token', { ...options, path: '/auth', domain: 'shop.example' })
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('a lifetime that express 4 takes for a new cookie', () => {
    const files = {
      'app.js': express + `app.post('/logout', (req, res) => {
  res.clearCookie('access_token', { httpOnly: true, maxAge: 60000 })
  res.clearCookie('refresh_token', { path: '/auth', domain: '.shop.example' })
  res.sendStatus(204)
})
`,
      'package.json': `{ "dependencies": { "express": "^4.21.0" } }`,
    }
    expect(repaired(files, 'align-cookie-deletion')).toEqual({
      changed: {
        'app.js': express + `app.post('/logout', (req, res) => {
  res.clearCookie('access_token', { httpOnly: true })
  res.clearCookie('refresh_token', { path: '/auth', domain: '.shop.example' })
  res.sendStatus(204)
})
`,
      },
      left: [],
    })
  })

  it('the second argument of the deletion of Next is ignored', () => {
    const files = {
      'app/logout/route.js': `import { cookies } from 'next/headers'

export async function POST() {
  const store = await cookies()
  store.delete('token')
  return new Response(null, { status: 204 })
}

export async function PUT() {
  const store = await cookies()
  store.set('token', await sign(), { domain: 'shop.example' })
  return new Response(null, { status: 204 })
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'app/logout/route.js': `import { cookies } from 'next/headers'

export async function POST() {
  const store = await cookies()
  store.delete({ name: 'token', domain: 'shop.example' })
  return new Response(null, { status: 204 })
}

export async function PUT() {
  const store = await cookies()
  store.set('token', await sign(), { domain: 'shop.example' })
  return new Response(null, { status: 204 })
}
`,
      },
      left: [],
    })
  })

  it('a name that is not known is left to a person', () => {
    const files = {
      'app.js': `import express from 'express'

const app = express()

app.post('/login', async (req, res) => {
  res.cookie('access_token', await sign(req.body), { httpOnly: true })
  res.cookie(process.env.REFRESH_COOKIE, await sign(req.body), { path: '/auth', httpOnly: true })
  res.end()
})

app.post('/logout', (req, res) => {
  res.clearCookie('access_token')
  res.sendStatus(204)
})
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {},
      left: [
        'require-cookie-deletion: the name of the cookie is not known',
      ],
    })
  })
})
