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

  it('axios without a body and options', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `import axios from 'axios'

export async function logout() {
  await axios.post('https://api.example/api/logout')
}
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `import axios from 'axios'

export async function logout() {
  await axios.post('https://api.example/api/logout', null, { withCredentials: true })
}
`,
      },
      left: [],
    })
  })

  it('axios with options', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `import axios from 'axios'

export async function logout() {
  await axios.post('https://api.example/api/logout', {}, { timeout: 5 })
}
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `import axios from 'axios'

export async function logout() {
  await axios.post('https://api.example/api/logout', {}, { timeout: 5, withCredentials: true })
}
`,
      },
      left: [],
    })
  })

  it('axios with a body', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `import axios from 'axios'

export async function logout() {
  await axios.post('https://api.example/api/logout', {})
}
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `import axios from 'axios'

export async function logout() {
  await axios.post('https://api.example/api/logout', {}, { withCredentials: true })
}
`,
      },
      left: [],
    })
  })

  it('axios as a function', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `import axios from 'axios'

export const logout = () => axios('https://api.example/api/logout', { method: 'post' })
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `import axios from 'axios'

export const logout = () => axios('https://api.example/api/logout', { method: 'post', withCredentials: true })
`,
      },
      left: [],
    })
  })

  it('an instance of axios in another file: this request alone', () => {
    const files = {
      'server.js': server + ``,
      'src/api.js': `import axios from 'axios'

export default axios.create({ baseURL: 'https://api.example/api' })
`,
      'src/client.js': `import api from './api.js'

export const logout = () => api.post('/logout')
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `import api from './api.js'

export const logout = () => api.post('/logout', null, { withCredentials: true })
`,
      },
      left: [],
    })
  })

  it('ky', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `import ky from 'ky'

export const logout = () => ky.post('https://api.example/api/logout')
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `import ky from 'ky'

export const logout = () => ky.post('https://api.example/api/logout', { credentials: 'include' })
`,
      },
      left: [],
    })
  })

  it('an instance of ky', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `import ky from 'ky'

const api = ky.create({ prefixUrl: 'https://api.example' })
export const logout = () => api.post('api/logout')
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `import ky from 'ky'

const api = ky.create({ prefixUrl: 'https://api.example' })
export const logout = () => api.post('api/logout', { credentials: 'include' })
`,
      },
      left: [],
    })
  })

  it('$fetch', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `export const logout = () => $fetch('https://api.example/api/logout', { method: 'POST' })
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `export const logout = () => $fetch('https://api.example/api/logout', { method: 'POST', credentials: 'include' })
`,
      },
      left: [],
    })
  })

  it('options that leave them out', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `import axios from 'axios'

export const logout = () => axios.post('https://api.example/api/logout', null, { withCredentials: false })
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `import axios from 'axios'

export const logout = () => axios.post('https://api.example/api/logout', null, { withCredentials: true })
`,
      },
      left: [],
    })
  })

  it('axios with everything in one object', () => {
    const files = {
      'server.js': server + ``,
      'src/client.js': `import axios from 'axios'

export const logout = () =>
  axios({
    method: 'post',
    url: 'https://api.example/api/logout',
  })
`,
    }
    expect(repaired(files, 'add-logout-credentials')).toEqual({
      changed: {
        'src/client.js': `import axios from 'axios'

export const logout = () =>
  axios({
    method: 'post',
    url: 'https://api.example/api/logout',
    withCredentials: true,
  })
`,
      },
      left: [],
    })
  })
})
