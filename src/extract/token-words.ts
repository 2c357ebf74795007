import { cookieRole } from '../knowledge/cookie-names.ts'
import { principalNames } from '../knowledge/rows.ts'

/** Does a name speak of a session or token? `req.cookies.refreshToken`, `req.sessionID`, `jti`. */
const WORDS = /(?:^|_)(?:session|sessions|sid|token|tokens|jwt|jti|refresh|auth|authorization|cookie|cookies)(?:_|$|id)/

export const sessionTokenWords = (name: string): boolean =>
  WORDS.test(name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/-/g, '_').toLowerCase())

const principals = new Set(principalNames)

/** Does the name of a session's field say who is logged in, or is it the credential itself? */
export const isLoginName = (name: string): boolean =>
  principals.has(name) || ['auth', 'maybe'].includes(cookieRole(name))

/** Is an expression the work of a library that signs tokens? `jsonwebtoken.sign(…)`, `new SignJWT(…).sign(…)`. */
export const isSignedToken = (text: string): boolean => /jsonwebtoken|jose|\bjwt\b|SignJWT/i.test(text)
