/** The request to another origin takes the cookies along. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

const server = `import express from 'express'
import cors from 'cors'

const app = express()
app.use(cors({ origin: 'https://app.example', credentials: true }))

app.post('/login', async (req, res) => {
  res.cookie('token', await sign(req.body), { httpOnly: true })
  res.end()
})

app.post('/api/logout', (req, res) => {
  res.clearCookie('token')
  res.end()
})
`

describe('requests that take the cookies along', () => {
  it('fetch with options', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `export async function logout() {
  await fetch('https://api.example/api/logout', { method: 'POST' })
}
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `export async function logout() {
  await fetch('https://api.example/api/logout', { method: 'POST', credentials: 'include' })
}
`,
      },
      left: [],
    })
  })

  it('fetch that leaves them out', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `export async function logout() {
  await fetch('https://api.example/api/logout', { method: 'POST', credentials: 'omit' })
}
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `export async function logout() {
  await fetch('https://api.example/api/logout', { method: 'POST', credentials: 'include' })
}
`,
      },
      left: [],
    })
  })
})
