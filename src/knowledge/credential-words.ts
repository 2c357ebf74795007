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

/** Fields of a user that say whether he may log in, with what they hold when he may not. */
export const CLOSED_WHEN_TRUE: readonly string[] = ['banned', 'suspended', 'disabled', 'blocked', 'deactivated', 'deleted', 'archived', 'inactive', 'terminated']
export const CLOSED_WHEN_FALSE: readonly string[] = ['active', 'enabled', 'user active', 'account active', 'account enabled']
export const CLOSED_STATUSES: readonly string[] = ['banned', 'suspended', 'disabled', 'blocked', 'deactivated', 'deleted', 'inactive', 'terminated']

/** Records of which each is the account of somebody who logs in. A customer or a patient may be somebody that others write about. */
export const ACCOUNT_RECORDS: readonly string[] = ['user', 'usuario', 'utilisateur']

/** Words before them that say whose account; of any other, what is deleted is a user's place in something (`roomUsers`). */
export const ACCOUNT_PREFIXES: readonly string[] = ['app', 'auth', 'admin', 'site', 'web', 'system', 'portal', 'staff', 'customer', 'client', 'tbl', 'tb', 'public']

const NAMES: Readonly<Record<CredentialKind, RegExp>> = {
  'password': /pass(?:word|wd|phrase|code)|pwd|credential|\bpass\b|change_?pass(?![a-z])|reset|recover/i,
  // `verify-email` proves the address that somebody has given already.
  'email': /(?:change|update|edit|modify|replace)[\w/-]{0,12}e-?mail|e-?mail[\w/-]{0,8}(?:change|update|edit)/i,
  'second-factor': /mfa|2fa|tfa|totp|two_?-?factor|authenticator/i,
  'disabled-account': /\bban|suspend|disabl|deactivat|block|delet|remov|clos|archiv|terminat|status|toggle|(?:user|member|account)s?(?:\/:?\w+)?\/?(?:\s|$)/i,
  'deleted-account': /delet|remov|destroy|clos|terminat|erase|(?:user|member|account|profile|me)s?(?:\/:?\w+)?\/?(?:\s|$)/i,
}

/** The first credential of a user that has none yet, or that nobody has logged in by. */
const FIRST = /invit|onboard|regist|sign_?-?up|signup|activat|set_?-?up|\binitial|\bfirst|(?:^|[/_-])set[_-]?(?:password|pwd)|\bset(?:Password|Pwd)|create_?-?pass|accept|\badd_?-?pass/i

/** Does the path or name of something say that it changes this kind of credential? */
export const namesCredentialChange = (text: string, what: CredentialKind): boolean => NAMES[what].test(text) && !FIRST.test(text)

/** Does a path or name say that it renews a login? */
export const namesRenewal = (text: string): boolean => /refresh|renew|rotate/i.test(text)

/** The same of any of what users log in by. */
export const namesAnyCredential = (text: string): boolean => CREDENTIALS.some((what) => NAMES[what].test(text))
const CREDENTIALS = ['password', 'email', 'second-factor'] as const

/** The same of any kind. */
export const namesAnyChange = (text: string): boolean => Object.values(NAMES).some((pattern) => pattern.test(text))
