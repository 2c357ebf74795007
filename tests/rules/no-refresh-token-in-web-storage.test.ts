import rule from '../../rules/no-refresh-token-in-web-storage.ts'
import { testRule } from '../kit/test-rule.ts'

testRule(rule, {
  valid: [
    {
      name: 'an access token',
      files: {
        'client/in.js': `export function keep(data) {
  localStorage.setItem('token', data.token)
}
`,
      },
    },
    {
      name: 'a refresh token that is removed',
      files: {
        'client/out.js': `export function forget() {
  localStorage.removeItem('refreshToken')
}
`,
      },
    },
    {
      name: 'a mark beside it',
      files: {
        'client/in.js': `export const keep = (at) => localStorage.setItem('refreshTokenExpiresAt', at)
`,
      },
    },
  ],
  invalid: [
    {
      name: 'in `localStorage`',
      files: {
        'client/in.js': `export function keep(data) {
  localStorage.setItem('refreshToken', data.token)
}
`,
      },
      home: 'client/in.js',
      errors: [{ messageId: 'stored', line: 2, column: 3 }],
    },
    {
      name: 'under a constant key in `sessionStorage`',
      files: {
        'client/in.js': `const KEY = 'refresh_token'

export const keep = (data) => window.sessionStorage.setItem(KEY, data.refresh)
`,
      },
      home: 'client/in.js',
      errors: [{ messageId: 'stored', line: 3, column: 31 }],
    },
  ],
})
