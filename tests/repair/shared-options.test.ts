/** One constant says path and domain of a cookie, where there is one or several cookies have the same. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

const app = `import express from 'express'
import { login } from './login.js'
import { logout } from './logout.js'

const app = express()
app.post('/login', login)
app.post('/logout', logout)
`

describe('options that the setting and the deletion share', () => {
  it('a constant of another file', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'
import { refreshCookie } from './cookies.js'

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), refreshCookie)
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.sendStatus(204)
}
`,
      'cookies.js': `export const refreshCookie = { path: '/auth', httpOnly: true }
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'logout.js': `import { refreshCookie } from './cookies.js'

export function logout(req, res) {
  res.clearCookie('refresh_token', refreshCookie)
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('a constant that its file keeps to itself is exported', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'

const refreshCookie = { path: '/auth', httpOnly: true }

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), refreshCookie)
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'login.js': `import { sign } from './tokens.js'

export const refreshCookie = { path: '/auth', httpOnly: true }

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), refreshCookie)
  res.end()
}
`,
        'logout.js': `import { refreshCookie } from './login.js'

export function logout(req, res) {
  res.clearCookie('refresh_token', refreshCookie)
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('a constant that is spread', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'

export const refreshCookie = { path: '/auth', httpOnly: true }

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), { ...refreshCookie, maxAge: 86400000 })
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'logout.js': `import { refreshCookie } from './login.js'

export function logout(req, res) {
  res.clearCookie('refresh_token', refreshCookie)
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('a lifetime goes to where the cookie is set', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'

export const refreshCookie = {
  path: '/auth',
  maxAge: 7 * 24 * 60 * 60 * 1000,
  httpOnly: true,
}

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), refreshCookie)
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'login.js': `import { sign } from './tokens.js'

export const refreshCookie = {
  path: '/auth',
  httpOnly: true,
}

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), { ...refreshCookie, maxAge: 7 * 24 * 60 * 60 * 1000 })
  res.end()
}
`,
        'logout.js': `import { refreshCookie } from './login.js'

export function logout(req, res) {
  res.clearCookie('refresh_token', refreshCookie)
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('a lifetime that several cookies have stays, and the deletion is written out', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'

export const refreshCookie = { path: '/auth', maxAge: 86400000, httpOnly: true }

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), refreshCookie)
  res.cookie('access_token', await sign(req.body), refreshCookie)
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'logout.js': `export function logout(req, res) {
  res.clearCookie('refresh_token', { path: '/auth' })
  res.clearCookie('access_token', { path: '/auth' })
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('a domain that is not known', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'

export const refreshCookie = { domain: process.env.COOKIE_DOMAIN, httpOnly: true }

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), refreshCookie)
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.clearCookie('refresh_token')
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'logout.js': `import { refreshCookie } from './login.js'

export function logout(req, res) {
  res.clearCookie('refresh_token', refreshCookie)
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('options that two cookies are set with become a constant', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), { path: '/auth', domain: '.shop.example', httpOnly: true, maxAge: 86400000 })
  res.cookie('access_token', await sign(req.body), { path: '/auth', domain: '.shop.example', httpOnly: true })
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'login.js': `import { sign } from './tokens.js'

export const cookieOptions = { path: '/auth', domain: '.shop.example', httpOnly: true }

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), { ...cookieOptions, maxAge: 86400000 })
  res.cookie('access_token', await sign(req.body), cookieOptions)
  res.end()
}
`,
        'logout.js': `import { cookieOptions } from './login.js'

export function logout(req, res) {
  res.clearCookie('refresh_token', cookieOptions)
  res.clearCookie('access_token', cookieOptions)
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('a deletion with options of its own', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), { path: '/auth', httpOnly: true, maxAge: 86400000 })
  res.cookie('access_token', await sign(req.body), { path: '/auth', httpOnly: true })
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.clearCookie('refresh_token', { secure: true, path: '/' })
  res.clearCookie('access_token', { path: '/' })
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'login.js': `import { sign } from './tokens.js'

export const cookieOptions = { path: '/auth', httpOnly: true }

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), { ...cookieOptions, maxAge: 86400000 })
  res.cookie('access_token', await sign(req.body), cookieOptions)
  res.end()
}
`,
        'logout.js': `import { cookieOptions } from './login.js'

export function logout(req, res) {
  res.clearCookie('refresh_token', { secure: true, ...cookieOptions })
  res.clearCookie('access_token', cookieOptions)
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('options that one cookie is set with are written out at the deletion', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), { path: '/auth', httpOnly: true })
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'logout.js': `export function logout(req, res) {
  res.clearCookie('refresh_token', { path: '/auth' })
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('options with a comment are left as they are', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), { path: '/auth', /* a day */ maxAge: 86400000 })
  res.cookie('access_token', await sign(req.body), { path: '/auth' })
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'logout.js': `export function logout(req, res) {
  res.clearCookie('refresh_token', { path: '/auth' })
  res.clearCookie('access_token', { path: '/auth' })
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('options of the function around are left to a person', () => {
    const files = {
      'app.js': app + ``,
      'login.js': `import { sign } from './tokens.js'

export async function login(req, res) {
  res.cookie('refresh_token', await sign(req.body), { path: '/auth', domain: req.hostname })
  res.cookie('access_token', await sign(req.body), { path: '/auth', domain: req.hostname })
  res.end()
}
`,
      'logout.js': `export function logout(req, res) {
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {},
      left: [
        'require-cookie-deletion: the domain of the cookie is not known',
        'require-cookie-deletion: the domain of the cookie is not known',
      ],
    })
  })

  it('files that require each other get no constant through an export', () => {
    const files = {
      'app.js': `const express = require('express')
const { login } = require('./login')
const { logout } = require('./logout')

const app = express()
app.post('/login', login)
app.post('/logout', logout)
`,
      'login.js': `const { sign } = require('./tokens')

const refreshCookie = { path: '/auth', httpOnly: true }

exports.login = async (req, res) => {
  res.cookie('refresh_token', await sign(req.body), refreshCookie)
  res.end()
}
`,
      'logout.js': `exports.logout = (req, res) => {
  res.sendStatus(204)
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'logout.js': `exports.logout = (req, res) => {
  res.clearCookie('refresh_token', { path: '/auth' })
  res.sendStatus(204)
}
`,
      },
      left: [],
    })
  })

  it('a route of Next may export nothing else', () => {
    const files = {
      'package.json': `{ "dependencies": { "next": "^15.0.0" } }`,
      'app/api/login/route.js': `import { cookies } from 'next/headers'

const refreshCookie = { path: '/api/auth', httpOnly: true }

export async function POST(request) {
  const store = await cookies()
  store.set('refresh_token', await sign(request), refreshCookie)
  return new Response(null, { status: 204 })
}
`,
      'app/api/logout/route.js': `import { cookies } from 'next/headers'

export async function POST() {
  const store = await cookies()
  store.delete('refresh_token')
  return new Response(null, { status: 204 })
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'app/api/logout/route.js': `import { cookies } from 'next/headers'

export async function POST() {
  const store = await cookies()
  store.delete({ name: 'refresh_token', path: '/api/auth' })
  return new Response(null, { status: 204 })
}
`,
      },
      left: [],
    })
  })

  it('a constant beside the routes of Next', () => {
    const files = {
      'package.json': `{ "dependencies": { "next": "^15.0.0" } }`,
      'lib/cookies.js': `export const refreshCookie = { path: '/api/auth', httpOnly: true }
`,
      'app/api/login/route.js': `import { cookies } from 'next/headers'
import { refreshCookie } from '../../../lib/cookies'

export async function POST(request) {
  const store = await cookies()
  store.set('refresh_token', await sign(request), refreshCookie)
  return new Response(null, { status: 204 })
}
`,
      'app/api/logout/route.js': `import { cookies } from 'next/headers'

export async function POST() {
  const store = await cookies()
  store.delete('refresh_token')
  return new Response(null, { status: 204 })
}
`,
    }
    expect(repaired(files, 'delete-cookie', 'align-cookie-deletion')).toEqual({
      changed: {
        'app/api/logout/route.js': `import { cookies } from 'next/headers'
import { refreshCookie } from '../../../lib/cookies'

export async function POST() {
  const store = await cookies()
  store.delete({ name: 'refresh_token', ...refreshCookie })
  return new Response(null, { status: 204 })
}
`,
      },
      left: [],
    })
  })
})
