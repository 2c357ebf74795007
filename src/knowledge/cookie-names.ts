/**
 * What a cookie is for, as far as its name tells. Names are cut into words at case changes and punctuation, so that
 * `sessionToken`, `session-token` and `SESSION_TOKEN` read alike. Words were collected from the logout code of real
 * repositories (see the labels of the corpus) and from the defaults of the session libraries.
 */

/**
 * `auth`: carries the login. `maybe`: about the user, a credential in some applications and a display value in others.
 * `other`: something else, even where an auth word is part of the name (`csrf-token`, `oauth_state`, `cart_session`).
 * `unclear`: the name tells nothing.
 */
export type CookieRole = 'auth' | 'maybe' | 'other' | 'unclear'

/** One of these words decides, whatever else the name says. */
const OTHER_WORDS: readonly string[] = [
  // Forgery protection and the hand-shake of a login
  'csrf', 'xsrf', 'state', 'nonce', 'pkce', 'verifier', 'challenge', 'code', 'callback', 'interaction', 'handshake',
  // Where to go
  'redirect', 'return', 'returnto', 'destination', 'origin', 'referrer', 'referer', 'from', 'url', 'uri', 'path',
  // Looks
  'theme', 'dark', 'color', 'colour', 'mode', 'locale', 'lang', 'language', 'i18n', 'i18next', 'timezone', 'tz', 'currency',
  'country', 'region', 'sidebar', 'layout', 'view', 'tab', 'collapsed', 'banner', 'notice', 'popup', 'tour', 'onboarding',
  // Notes to the next page
  'flash', 'toast', 'message', 'messages', 'error', 'errors', 'notification',
  // Consent, measuring
  'consent', 'accept', 'accepted', 'gdpr', 'analytics', 'tracking', 'visitor', 'visit', 'anonymous', 'anon', 'guest', 'utm', 'affiliate', 'experiment',
  'variant', 'bucket', 'feature',
  // Shops, chats, tools
  'cart', 'basket', 'wishlist', 'checkout', 'stripe', 'payment', 'chat', 'draft', 'preview',
  // Short-lived tokens that are no login, and what stays on the device on purpose
  'reset', 'verify', 'verification', 'confirm', 'confirmation', 'activation', 'invite', 'invitation', 'otp', '2fa', 'mfa', 'totp',
  'webauthn', 'passkey', 'signup', 'register', 'registration', 'captcha', 'recaptcha', 'turnstile', 'fcm', 'push', 'device',
  // Marks beside a credential
  'expiry', 'expires', 'expiration', 'exp', 'last', 'count', 'counter', 'version',
]

/** The same, for names that are written as one word. */
const OTHER_STEMS: readonly string[] = [
  'csrf', 'xsrf', 'oauthstate', 'codeverifier', 'pkce', 'nonce', 'consent', 'redirectto', 'returnto', 'returnurl', 'locale',
  'theme',
]

const SESSION_WORDS: readonly string[] = [
  'session', 'sessions', 'sess', 'sid', 'ssid', 'sessid', 'sessionid', 'jsessionid', 'phpsessid',
]

const TOKEN_WORDS: readonly string[] = ['token', 'tokens', 'jwt', 'access', 'refresh', 'bearer', 'rt', 'apptoken']

const AUTH_WORDS: readonly string[] = [
  'auth', 'authn', 'authentication', 'authorization', 'remember', 'rememberme', 'credential', 'credentials', 'sso',
]

/** Endings of names that are written as one word: `pmsession`, `authtoken`, `myjwt`. */
const SESSION_ENDINGS: readonly string[] = ['session', 'sessionid', 'sessid']
const TOKEN_ENDINGS: readonly string[] = ['token', 'jwt']

/** Words for a token that say nothing about which. */
const PLAIN_TOKENS: readonly string[] = ['token', 'tokens', 'jwt', 'apptoken']

/** Words that do not tell one cookie from another. */
const NOISE_WORDS: readonly string[] = ['id', 'cookie', 'name', 'key', 'connect', 'host', 'secure', 'app', 'web']

const MAYBE_WORDS: readonly string[] = [
  'user', 'users', 'uid', 'userid', 'username', 'account', 'profile', 'login', 'logged', 'loggedin', 'signed', 'role', 'roles',
  'member', 'admin', 'identity', 'ticket', 'passport', 'id', 'email', 'impersonate', 'impersonation',
]

/** The words of a name in lower case: `__Host-sessionToken.0` gives `host`, `session`, `token`, `0`. */
export function wordsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((word) => word !== '')
}

/** What a cookie of this name is for. Works on the text of an expression too: `env:SESSION_COOKIE_NAME`. */
export function cookieRole(name: string): CookieRole {
  const words = wordsOf(name)
  const isOther = words.some((word) => OTHER_WORDS.includes(word) || OTHER_STEMS.some((stem) => word.includes(stem)))
  if (isOther) return 'other'
  if (words.some((word) => AUTH_WORDS.includes(word) || isSessionWord(word) || isTokenWord(word))) return 'auth'
  return words.some((word) => MAYBE_WORDS.includes(word)) ? 'maybe' : 'unclear'
}

/**
 * Could a deletion of the one name be meant for the cookie of the other? `session` for `connect.sid`, `token` for `access_token`;
 * not `link-token` for `session-token`.
 */
export function couldBeMeant(deleted: string, set: string): boolean {
  const [a, b] = [meaningsOf(deleted), meaningsOf(set)]
  return isSubset(a, b) || isSubset(b, a)
}

/** The words that tell a cookie from others; words for one thing are one. */
function meaningsOf(name: string): ReadonlySet<string> {
  const telling = wordsOf(name).filter((word) => !NOISE_WORDS.includes(word))
  return new Set(telling.map((word) => (isSessionWord(word) ? 'session' : PLAIN_TOKENS.includes(word) ? 'token' : word)))
}

/** Words that may stand beside a name without making it another cookie: `access_token` for `token`, `user_session` for `session`. */
const QUALIFIERS: readonly string[] = [...SESSION_WORDS, ...TOKEN_WORDS, ...AUTH_WORDS, 'user', 'login', 'my', 'current']

function isSubset(inner: ReadonlySet<string>, outer: ReadonlySet<string>): boolean {
  return inner.size > 0 && [...inner].every((word) => outer.has(word)) && [...outer].every((word) => inner.has(word) || QUALIFIERS.includes(word))
}

function isSessionWord(word: string): boolean {
  return SESSION_WORDS.includes(word) || SESSION_ENDINGS.some((ending) => word.endsWith(ending))
}

function isTokenWord(word: string): boolean {
  return TOKEN_WORDS.includes(word) || TOKEN_ENDINGS.some((ending) => word.endsWith(ending))
}
