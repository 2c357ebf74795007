import { defineLibrary } from '../define.ts'

export default defineLibrary({
  id: 'jose',
  title: 'jose',
  packages: ['jose'],
  checked: '6',
  docs: 'https://github.com/panva/jose',

  modules: {
    jose: {
      members: {
        SignJWT: { construct: { returns: 'jose.SignJWT' } },
        EncryptJWT: { construct: { returns: 'jose.EncryptJWT' } },
        UnsecuredJWT: { construct: { returns: 'jose.SignJWT' } },
        jwtVerify: { call: { promise: true } },
        jwtDecrypt: { call: { promise: true } },
        createRemoteJWKSet: { call: { returns: 'jose.KeySet' } },
        createLocalJWKSet: { call: { returns: 'jose.KeySet' } },
      },
      // Nothing in it revokes anything (sessions.md §5).
      anyMember: { call: {} },
    },
  },

  types: {
    // new SignJWT(payload).setProtectedHeader(…).setIssuedAt()….sign(key)
    SignJWT: {
      members: { sign: { call: { promise: true, effects: [{ is: 'token-issued' }] } } },
      anyMember: { call: { returns: 'receiver' } },
    },
    EncryptJWT: {
      members: { encrypt: { call: { promise: true, effects: [{ is: 'token-issued' }] } } },
      anyMember: { call: { returns: 'receiver' } },
    },
    KeySet: { call: {} },
  },
})
