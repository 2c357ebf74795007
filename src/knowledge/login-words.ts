/**
 * Which code logs somebody in, as far as names tell. A table of sessions may hold the visits of an analytics tool, and a
 * column of tokens those of another service: a record counts as a login's only if the code that writes it is a login's.
 */
import { wordsOf } from './cookie-names.ts'

/** Words of functions and paths that log in: `login`, `refreshTokens`, `app/api/auth/callback`. */
const LOGIN_WORDS: readonly string[] = [
  'login', 'logon', 'signin', 'signup', 'register', 'registration', 'auth', 'authenticate', 'authentication', 'authorize', 'oauth',
  'oidc', 'saml', 'sso', 'token', 'tokens', 'jwt', 'refresh', 'passport', 'credentials',
]

/** Two words that log in: `logIn`, `sign-up`. */
const LOGIN_PAIRS: readonly (readonly [string, string])[] = [['log', 'in'], ['log', 'on'], ['sign', 'in'], ['sign', 'up']]

/** Words of records that keep what another service issued: `account.access_token`. */
const FOREIGN_RECORDS: readonly string[] = [
  'account', 'accounts', 'integration', 'integrations', 'connection', 'connections', 'provider', 'providers', 'linked', 'external',
]

/** Words of functions that sign a token for another purpose than a login: `createResetToken`, `sendVerificationEmail`. */
const OTHER_PURPOSES: readonly string[] = [
  'verification', 'activation', 'reset', 'forgot', 'recovery', 'invite', 'invitation', 'unsubscribe', 'email', 'mail', 'download',
  'upload', 'magic', 'otp', 'confirmation',
]

/** Does the name of a function, or the path of a file, say that its code logs somebody in? */
export function namesLogin(text: string): boolean {
  const words = wordsOf(text)
  return words.some((word, index) =>
    LOGIN_WORDS.includes(word) || LOGIN_PAIRS.some(([first, second]) => word === first && words[index + 1] === second),
  )
}

/** Does a record's name say that it keeps the tokens of another service? */
export function namesForeignRecord(entity: string): boolean {
  return wordsOf(entity).some((word) => FOREIGN_RECORDS.includes(word))
}

/** Does the name of a function say that the token it signs is no login? */
export function namesOtherPurpose(functionName: string): boolean {
  return wordsOf(functionName).some((word) => OTHER_PURPOSES.includes(word))
}

/** Is it the token of a link or a second step by which one logs in, once: `loginToken`, `magicLinks`? */
export const namesOneTimeToken = (entity: string): boolean => /login_?token|magic/i.test(entity)
