/** What login puts into web storage is taken out of it where the front end logs out. */
import { describe, expect, it } from 'vitest'
import { repaired } from '../kit/repairs.ts'

describe('credentials that login keeps in web storage', () => {
  it('an awaited request: in `finally`', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem('token')
  }
}
`,
      },
      left: [],
    })
  })

  it('an answer that is looked at: behind the request itself', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `export async function bye() {
  const response = await fetch('/logout', {
    method: 'POST',
  });
  if (!response.ok) throw new Error('x');
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `export async function bye() {
  const response = await fetch('/logout', {
    method: 'POST',
  }).finally(() => localStorage.removeItem('token'));
  if (!response.ok) throw new Error('x');
}
`,
      },
      left: [],
    })
  })

  it('a `try` that is there gets a `finally`', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `import { toast } from './toast'

export async function bye(router) {
  try {
    const response = await fetch('/logout', { method: 'POST' })
    if (!response.ok) throw new Error('x')
    router.push('/login')
  } catch (error) {
    toast.error('no')
  }
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `import { toast } from './toast'

export async function bye(router) {
  try {
    const response = await fetch('/logout', { method: 'POST' })
    if (!response.ok) throw new Error('x')
    router.push('/login')
  } catch (error) {
    toast.error('no')
  } finally {
    localStorage.removeItem('token')
  }
}
`,
      },
      left: [],
    })
  })

  it('a `finally` that is there is used', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `export async function bye(router) {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    router.push('/login')
  }
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `export async function bye(router) {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem('token')
    router.push('/login')
  }
}
`,
      },
      left: [],
    })
  })

  it('beside what is removed already', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `export async function bye(router) {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem('theme') // why
    router.push('/login')
  }
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `export async function bye(router) {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem('theme') // why
    localStorage.removeItem('token')
    router.push('/login')
  }
}
`,
      },
      left: [],
    })
  })

  it('beside the state that is cleared', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `export async function bye(router) {
  await api.post('/logout')
  setUser(null)
  router.push('/login')
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `export async function bye(router) {
  await api.post('/logout')
  setUser(null)
  localStorage.removeItem('token')
  router.push('/login')
}
`,
      },
      left: [],
    })
  })

  it('a chain of a client that gives promises', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `import axios from 'axios'

export function bye(router) {
  axios
    .post('/logout')
    .then(() => router.push('/login'))
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `import axios from 'axios'

export function bye(router) {
  axios
    .post('/logout')
    .finally(() => localStorage.removeItem('token'))
    .then(() => router.push('/login'))
}
`,
      },
      left: [],
    })
  })

  it('an instance of a client in another file', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/api.js': `import axios from 'axios'

export const api = axios.create({ baseURL: '/api' })
`,
      'src/logout.js': `import { api } from './api'

export const logout = () => api.post('/logout')
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `import { api } from './api'

export const logout = () => api.post('/logout').finally(() => localStorage.removeItem('token'))
`,
      },
      left: [],
    })
  })

  it('what a client of an unknown kind gives may be no promise', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `import { api } from './api'

export const logout = () => api.post('/logout')
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {},
      left: [
        'require-storage-cleanup: nobody awaits `api.post`, and whether it gives a promise is not known',
      ],
    })
  })

  it('an awaited answer of an unknown client: around all that follows', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `import { api } from './api'

export const logout = async () => {
  const answer = await api.post('/logout')
  return answer.data
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `import { api } from './api'

export const logout = async () => {
  try {
    const answer = await api.post('/logout')
    return answer.data
  } finally {
    localStorage.removeItem('token')
  }
}
`,
      },
      left: [],
    })
  })

  it('before the page is left', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `export const logout = () => { window.location.href = '/logout' }
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `export const logout = () => { localStorage.removeItem('token'); window.location.href = '/logout' }
`,
      },
      left: [],
    })
  })

  it('before the page is left, by an arrow function without braces', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.js': `export const logout = () => (window.location.href = '/logout')
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `export const logout = () => {
  localStorage.removeItem('token')
  return (window.location.href = '/logout')
}
`,
      },
      left: [],
    })
  })

  it('a link runs no code', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/logout.jsx': `export const Logout = () => <a href="/logout">Bye</a>
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {},
      left: [
        'require-storage-cleanup: the front end logs out by a link or a form, and no code of it runs then',
      ],
    })
  })

  it('the constant of the key is imported', () => {
    const files = {
      'src/keys.ts': `export const TOKEN_KEY = 'token'
`,
      'src/login.ts': `import { TOKEN_KEY } from './keys'

export const keep = (token: string) => window.sessionStorage.setItem(TOKEN_KEY, token)
`,
      'src/pages/logout.ts': `import { go } from '../go'

export async function bye() {
  await fetch('/logout', { method: 'POST' })
  go('/')
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/pages/logout.ts': `import { go } from '../go'
import { TOKEN_KEY } from '../keys'

export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    window.sessionStorage.removeItem(TOKEN_KEY)
  }
  go('/')
}
`,
      },
      left: [],
    })
  })

  it('by the alias that the file uses for others', () => {
    const files = {
      'tsconfig.json': `{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}`,
      'src/lib/keys.ts': `export const KEYS = { token: 'token' }
`,
      'src/lib/go.ts': `export const go = (path: string) => {}
`,
      'src/login.ts': `import { KEYS } from '@/lib/keys'

export const keep = (token: string) => localStorage.setItem(KEYS.token, token)
`,
      'src/pages/logout.ts': `import { go } from '@/lib/go'

export async function bye() {
  await fetch('/logout', { method: 'POST' })
  go('/')
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/pages/logout.ts': `import { go } from '@/lib/go'
import { KEYS } from '@/lib/keys'

export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem(KEYS.token)
  }
  go('/')
}
`,
      },
      left: [],
    })
  })

  it('a constant that is not exported yet', () => {
    const files = {
      'src/login.ts': `const TOKEN_KEY = 'token'

export const keep = (token: string) => localStorage.setItem(TOKEN_KEY, token)
`,
      'src/logout.ts': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/login.ts': `export const TOKEN_KEY = 'token'

export const keep = (token: string) => localStorage.setItem(TOKEN_KEY, token)
`,
        'src/logout.ts': `import { TOKEN_KEY } from './login'

export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem(TOKEN_KEY)
  }
}
`,
      },
      left: [],
    })
  })

  it('a constant of a file of components stays its own', () => {
    const files = {
      'src/Login.tsx': `import { post } from './post'

const TOKEN_KEY = 'token'

export const Login = () => <button onClick={async () => localStorage.setItem(TOKEN_KEY, await post())}>In</button>
`,
      'src/logout.ts': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.ts': `export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem('token')
  }
}
`,
      },
      left: [],
    })
  })

  it('a constant whose name means something else in the other file', () => {
    const files = {
      'src/login.js': `export const KEY = 'token'

export const keep = (data) => localStorage.setItem(KEY, data.token)
`,
      'src/logout.js': `const KEY = 'escape'

export async function bye() {
  await fetch('/logout', { method: 'POST', headers: { KEY } })
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `const KEY = 'escape'

export async function bye() {
  try {
    await fetch('/logout', { method: 'POST', headers: { KEY } })
  } finally {
    localStorage.removeItem('token')
  }
}
`,
      },
      left: [],
    })
  })

  it('the same file', () => {
    const files = {
      'src/auth.ts': `const TOKEN_KEY = 'token'

export const keep = (token: string) => localStorage.setItem(TOKEN_KEY, token)

export async function bye() {
  await fetch('/logout', { method: 'POST' })
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/auth.ts': `const TOKEN_KEY = 'token'

export const keep = (token: string) => localStorage.setItem(TOKEN_KEY, token)

export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem(TOKEN_KEY)
  }
}
`,
      },
      left: [],
    })
  })

  it('both storages', () => {
    const files = {
      'src/auth.ts': `const TOKEN_KEY = 'token'

export const keep = (token: string, remember: boolean) => {
  if (remember) localStorage.setItem(TOKEN_KEY, token)
  else sessionStorage.setItem(TOKEN_KEY, token)
}

export async function bye() {
  return fetch('/logout', { method: 'POST' })
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/auth.ts': `const TOKEN_KEY = 'token'

export const keep = (token: string, remember: boolean) => {
  if (remember) localStorage.setItem(TOKEN_KEY, token)
  else sessionStorage.setItem(TOKEN_KEY, token)
}

export async function bye() {
  return fetch('/logout', { method: 'POST' }).finally(() => {
    localStorage.removeItem(TOKEN_KEY)
    sessionStorage.removeItem(TOKEN_KEY)
  })
}
`,
      },
      left: [],
    })
  })

  it('a property of the storage', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.token = data.token
}
`,
      'src/logout.js': `export async function bye() {
  await fetch("/logout", { method: "POST" });
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/logout.js': `export async function bye() {
  try {
    await fetch("/logout", { method: "POST" });
  } finally {
    localStorage.removeItem("token");
  }
}
`,
      },
      left: [],
    })
  })

  it('every logout that deals with its answer, and no function that hands its request on to one that clears', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/api.js': `export const logout = () => api.post('/logout')
`,
      'src/menu.js': `import { logout } from './api'

export async function onLogout() {
  await logout()
  localStorage.removeItem('theme')
}
`,
      'src/expired.js': `export async function onExpired() {
  await fetch('/logout', { method: 'POST' })
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/menu.js': `import { logout } from './api'

export async function onLogout() {
  await logout()
  localStorage.removeItem('theme')
  localStorage.removeItem('token')
}
`,
        'src/expired.js': `export async function onExpired() {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem('token')
  }
}
`,
      },
      left: [],
    })
  })

  it('what another function removes is no part of the logout', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/menu.js': `export const closeMenu = () => localStorage.removeItem('menu')

export async function bye() {
  await fetch('/logout', { method: 'POST' })
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/menu.js': `export const closeMenu = () => localStorage.removeItem('menu')

export async function bye() {
  try {
    await fetch('/logout', { method: 'POST' })
  } finally {
    localStorage.removeItem('token')
  }
}
`,
      },
      left: [],
    })
  })

  it('what Angular gives is no promise', () => {
    const files = {
      'src/app/auth.service.ts': `import { HttpClient } from '@angular/common/http'

export class AuthService {
  constructor(private http: HttpClient) {}

  keep(token: string) {
    localStorage.setItem('token', token)
  }

  logout() {
    return this.http.post('/logout', {})
  }
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {},
      left: [
        'require-storage-cleanup: nobody awaits `this.http.post`, and whether it gives a promise is not known',
      ],
    })
  })

  it('a component of Vue, statements that share a line', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/Bye.vue': `<script setup>
const bye = async () => { await $fetch('/logout', { method: 'POST' }); user.value = null; setUser(null); go('/') }
</script>

<template>
  <button @click="bye">Bye</button>
</template>
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {
        'src/Bye.vue': `<script setup>
const bye = async () => { await $fetch('/logout', { method: 'POST' }); user.value = null; setUser(null); localStorage.removeItem('token'); go('/') }
</script>

<template>
  <button @click="bye">Bye</button>
</template>
`,
      },
      left: [],
    })
  })

  it('the server asks another one for a logout: no place of the front end', () => {
    const files = {
      'src/login.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      'src/app/api/logout/route.js': `export async function POST() {
  await fetch('https://id.example/logout', { method: 'POST' })
  return new Response(null, { status: 204 })
}
`,
    }
    expect(repaired(files, 'remove-stored-tokens')).toEqual({
      changed: {},
      left: [
        'require-storage-cleanup: no code of this front end starts the logout',
      ],
    })
  })
})
