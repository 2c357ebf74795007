import rule from '../../rules/require-storage-cleanup.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'the token is removed',
      files: {
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
  localStorage.removeItem('token')
}
`,
      },
    },
    {
      name: 'the token is written over with nothing',
      files: {
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
  localStorage.setItem('token', null)
}
`,
      },
    },
    {
      name: 'everything is removed',
      files: {
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
  window.localStorage.clear()
}
`,
      },
    },
    {
      name: 'the key is a constant of another file on both sides',
      files: {
        'client/keys.js': `export const KEYS = { token: 'token' }
`,
        'client/in.js': `import { KEYS } from './keys.js'

export const keep = (data) => localStorage.setItem(KEYS.token, data.token)
`,
        'client/out.js': `import { KEYS } from './keys.js'

export async function bye() {
  await fetch('/logout', { method: 'POST' })
  localStorage.removeItem(KEYS.token)
}
`,
      },
    },
    {
      name: 'a storage of the project removes it',
      files: {
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `import { tokenStorage } from './token-storage.js'

export async function bye() {
  await fetch('/logout', { method: 'POST' })
  tokenStorage.remove()
}
`,
      },
    },
    {
      name: 'keys are removed in a loop',
      files: {
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
  for (const key of keys) localStorage.removeItem(key)
}
`,
      },
    },
    {
      name: 'what is kept is no login',
      files: {
        'client/in.js': `export const keep = (theme) => localStorage.setItem('theme', theme)
`,
        'client/out.js': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
}
`,
      },
    },
    {
      name: 'there is no logout in the front end',
      files: {
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      },
    },
  ],
  invalid: [
    {
      name: 'the token stays',
      files: {
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
        'client/out.js': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
}
`,
      },
      home: 'client/in.js',
      errors: [{ messageId: 'left', line: 2, column: 3 }],
    },
    {
      name: 'another key is removed',
      files: {
        'client/in.js': `export function keep(data) {
  localStorage.setItem('accessToken', data.access)
  localStorage.setItem('refreshToken', data.refresh)
}
`,
        'client/out.js': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
  localStorage.removeItem('accessToken')
}
`,
      },
      home: 'client/in.js',
      errors: [{ messageId: 'left', line: 3, column: 3 }],
    },
    {
      name: 'a property of the storage',
      files: {
        'client/in.js': `export function keep(data) {
  sessionStorage.user = JSON.stringify(data.user)
}
`,
        'client/out.js': `export async function bye() {
  await fetch('/logout', { method: 'POST' })
}
`,
      },
      home: 'client/in.js',
      errors: [{ messageId: 'left', line: 2, column: 3 }],
    },
  ],
})
