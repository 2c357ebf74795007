/**
 * What that is called by which users log in: fields, and the names and paths of what changes them. Names are read as words, as in
 * vocabulary.ts.
 */
import type { CredentialKind } from '../model/facts.ts'

/** Fields with a password in them, or what is kept of it. */
export const PASSWORD_FIELDS: readonly string[] = [
  'password', 'passwd', 'pwd', 'passphrase', 'pass', 'hash', 'password hash', 'hash password', 'hashed password', 'encrypted password',
  'password digest', 'pass hash', 'pwd hash', 'hashed pwd', 'user password', 'crypted password', 'password hashed', 'hashed pass', 'contrasena', 'senha',
]

/** Fields of a second factor, with one of the words of `SETTINGS_OF_FACTOR` at their end: it is taken away when they are emptied. */
export const SECOND_FACTOR_WORDS: readonly string[] = ['mfa', '2fa', 'tfa', 'totp', 'two factor', 'twofactor', 'multi factor', 'authenticator']
export const SETTINGS_OF_FACTOR: readonly string[] = ['enabled', 'secret', 'active', 'activated', 'key']

/** Words of fields beside a credential: the proof for one step, the address that is not confirmed yet. */
export const OTHER_CREDENTIAL_WORDS: readonly string[] = [
  'reset', 'forgot', 'token', 'code', 'temp', 'temporary', 'pending', 'new', 'unconfirmed', 'unverified', 'old', 'previous', 'last', 'changed', 'expire', 'verified',
  'history', 'attempt',
]

/** Records that hold credentials, beside those of people. */
export const CREDENTIAL_RECORDS: readonly string[] = ['credential', 'password', 'login', 'identity']

const NAMES: Readonly<Record<CredentialKind, RegExp>> = {
  'password': /pass(?:word|wd|phrase|code)|pwd|credential|\bpass\b|change_?pass(?![a-z])|reset|recover/i,
  // `verify-email` proves the address that somebody has given already.
  'email': /(?:change|update|edit|modify|replace)[\w/-]{0,12}e-?mail|e-?mail[\w/-]{0,8}(?:change|update|edit)/i,
  'second-factor': /mfa|2fa|tfa|totp|two_?-?factor|authenticator/i,
}

/** The first credential of a user that has none yet, or that nobody has logged in by. */
const FIRST = /invit|onboard|regist|sign_?-?up|signup|activat|set_?-?up|\binitial|\bfirst|(?:^|[/_-])set[_-]?(?:password|pwd)|\bset(?:Password|Pwd)|create_?-?pass|accept|\badd_?-?pass/i

/** Does the path or name of something say that it changes this kind of credential? */
export const namesCredentialChange = (text: string, what: CredentialKind): boolean => NAMES[what].test(text) && !FIRST.test(text)

/** The same of any kind. */
export const namesAnyCredential = (text: string): boolean => Object.values(NAMES).some((pattern) => pattern.test(text))
