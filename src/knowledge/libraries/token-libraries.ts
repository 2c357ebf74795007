/**
 * Libraries that sign, seal or check tokens. None of them keeps a record, and none can take a token back (sessions.md §5); where
 * the token is issued by another server, that one owns the login.
 */
import type { CallRow, ValueRow } from '../define.ts'
import { arg, defineLibrary } from '../define.ts'

const harmless: ValueRow = { call: {} }
const promised: ValueRow = { call: { promise: true } }
const issues: ValueRow = { call: { promise: true, effects: [{ is: 'token-issued' }] } }
const issuesAtOnce: ValueRow = { call: { effects: [{ is: 'token-issued' }] } }
const middleware: ValueRow = { call: { returns: 'express.Middleware' } }
const checksForeignTokens: CallRow = {
  returns: 'express.Middleware', effects: [{ is: 'session-setup', library: 'token-libraries', options: arg(0) }],
}
const seals: ValueRow = { members: { seal: issues, unseal: promised }, anyMember: harmless }
/** `V4.sign(payload, key)`, `V3.encrypt(payload, key)` up to version 3; `new PublicProtocol(…)` and `new LocalProtocol(…)` since. */
const pasetoVersion: ValueRow = { members: { sign: issues, encrypt: issues }, anyMember: promised }

export default defineLibrary({
  id: 'token-libraries',
  title: 'Signed and sealed tokens (fast-jwt, jwt-simple, njwt, paseto, iron, …), express-jwt, express-oauth2-jwt-bearer',
  packages: [
    'express-oauth2-jwt-bearer', 'express-jwt', '@tsndr/cloudflare-worker-jwt', 'fast-jwt', 'njwt', 'jwt-simple', 'paseto', 'jsonwebtoken-esm',
    '@node-rs/jsonwebtoken', 'jwt-decode', '@hapi/iron', 'iron-webcrypto', 'oslo/jwt', 'express-jwt-permissions', 'jwks-rsa',
  ],
  checked: 'express-jwt 8.5.1, express-oauth2-jwt-bearer 1.10.0, fast-jwt 6.3.6, njwt 2.0.1, jwt-simple 0.5.6, paseto 4.0.1 and 3.1.4, @tsndr/cloudflare-worker-jwt 3.2.3, @hapi/iron 7.0.1',
  setupWords: ['express-oauth2-jwt-bearer'],
  docs: 'https://github.com/auth0/express-jwt',

  modules: {
    // Tokens of an authorization server, checked here and ended there.
    'express-oauth2-jwt-bearer': {
      members: {
        auth: { call: checksForeignTokens }, requiredScopes: middleware, claimCheck: middleware, claimEquals: middleware, claimIncludes: middleware,
        scopeIncludesAny: middleware,
      },
    },
    // isRevoked(req, token) is where a denylist is asked (8.5.1, run: the older form with `done` fails every request).
    'express-jwt': { ...middleware, members: { expressjwt: middleware, UnauthorizedError: {} } },
    'express-jwt-permissions': middleware,
    '@tsndr/cloudflare-worker-jwt': {
      members: { sign: issues, verify: promised, decode: harmless, default: { members: { sign: issues, verify: promised, decode: harmless } } },
    },
    'fast-jwt': {
      members: {
        createSigner: { call: { returns: 'token-libraries.Signer' } }, createVerifier: { call: { returns: 'token-libraries.Verifier' } },
        createDecoder: { call: { returns: 'token-libraries.Verifier' } },
      },
    },
    njwt: { members: { create: { call: { returns: 'token-libraries.Jwt' } }, verify: harmless, createVerifier: { call: { returns: 'token-libraries.Verifier' } } } },
    'jwt-simple': { members: { encode: issuesAtOnce, decode: harmless } },
    'jsonwebtoken-esm': { members: { sign: issuesAtOnce, verify: harmless, decode: harmless } },
    '@node-rs/jsonwebtoken': { members: { sign: issues, signSync: issuesAtOnce, verify: promised, verifySync: harmless } },
    paseto: {
      members: {
        V1: pasetoVersion, V2: pasetoVersion, V3: pasetoVersion, V4: pasetoVersion,
        // PublicSign(implementation) and LocalEncrypt(implementation) make the functions.
        PublicSign: { call: { returns: 'token-libraries.Signer' } }, LocalEncrypt: { call: { returns: 'token-libraries.Signer' } },
        PublicProtocol: { construct: { returns: 'token-libraries.Protocol' } }, LocalProtocol: { construct: { returns: 'token-libraries.Protocol' } },
      },
      anyMember: harmless,
    },
    'jwt-decode': { ...harmless, members: { jwtDecode: harmless } },
    '@hapi/iron': seals,
    'iron-webcrypto': seals,
    'oslo/jwt': { members: { createJWT: issues, validateJWT: promised, parseJWT: harmless } },
    'jwks-rsa': { ...harmless, anyMember: harmless },
  },

  types: {
    Signer: { call: { promise: true, effects: [{ is: 'token-issued' }] } },
    Verifier: { call: {}, anyMember: { call: { returns: 'receiver' } } },
    Jwt: { members: { compact: issuesAtOnce }, anyMember: { call: { returns: 'receiver' } } },
    Protocol: { members: { Sign: issues, Encrypt: issues }, anyMember: promised },
  },

  session: {
    state: 'delegated',
    provider: 'the authorization server',
    clearsCookie: false,
    survivor: 'the access token, which is accepted until it expires',
  },
})
