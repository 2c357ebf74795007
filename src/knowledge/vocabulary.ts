/**
 * What records, fields, keys and functions about sessions and tokens are called. Names are read as words: split at case changes
 * and punctuation, lower case, singular; a list holds phrases of such words. Source: sessions.md §4.2 (309 repositories, 144
 * logout handlers read); what was added since says where it comes from.
 */
import type { InvalidationTarget } from '../model/facts.ts'

/** Records that are a login for certain. Seen as entity: session 59 times, refresh token 11, access token 3. */
export const STRONG: Readonly<Record<string, InvalidationTarget>> = {
  'session': 'session', 'sess': 'session', 'sid': 'session', 'session id': 'session', 'session key': 'session',
  'refresh token': 'refresh-token', 'refresh jti': 'refresh-token', 'refresh session': 'refresh-token',
  'remember me token': 'refresh-token', 'remember token': 'refresh-token', 'resume token': 'refresh-token',
  'access token': 'access-token', 'bearer token': 'access-token', 'session token': 'session', 'login token': 'access-token',
  'auth token': 'access-token', 'authentication token': 'access-token', 'jti': 'access-token',
  // Logins that are allowed by a list: taking one off ends it.
  'token whitelist': 'access-token',
  'whitelisted token': 'access-token',
  'token allowlist': 'access-token',
}

/** Records that are a login in some applications: they count where a logout is certain (sessions.md §6.1 row 28). */
export const MEDIUM: Readonly<Record<string, InvalidationTarget>> = {
  'token': 'access-token', 'jwt': 'access-token', 'web token': 'access-token', 'token family': 'refresh-token',
  'token pair': 'access-token', 'rt': 'refresh-token', 'hashed rt': 'refresh-token', 'device': 'session',
  'auth device': 'session', 'login': 'session', 'ticket': 'session', 'grant': 'session', 'credential': 'session',
  'connection': 'session', 'presence': 'session', 'logged in': 'session', 'logged in user': 'session', 'logged user': 'session',
  'auth': 'session', 'authentication': 'session', 'refresh': 'refresh-token',
}

/** Lists of what is no longer accepted: putting something on them ends it. Alone or beside a word of `TOKEN_WORDS`. */
export const DENYLIST: readonly string[] = [
  'blacklist', 'blacklisted', 'denylist', 'denylisted', 'denied', 'blocklist', 'blocklisted', 'blocked', 'revoked', 'revocation',
  'revoke', 'invalid', 'invalidated', 'expired', 'logged out', 'logout', 'used',
]

/** Words of `DENYLIST` that name a list even without the word token: `Blacklist`, not `Expired`. */
export const DENYLIST_ALONE: readonly string[] = ['blacklist', 'denylist', 'blocklist', 'revocation', 'logged out']

/** Short forms of key prefixes: `bl:<jti>`, `bl_<token>` (sessions.md §4.2). */
export const DENYLIST_KEYS: readonly string[] = [
  'bl', 'logout', 'blocked', 'revoked', 'invalidated', 'invalid', 'blacklisted', 'expired',
]

/** What a denylist is about when it is about credentials. */
export const TOKEN_WORDS: readonly string[] = [
  'token', 'jwt', 'jti', 'session', 'sid', 'refresh', 'access', 'auth', 'bearer', 'rt',
]

/** What a list is about when it is about something else. */
export const OTHER_LISTS: readonly string[] = [
  'ip', 'address', 'email', 'mail', 'domain', 'word', 'phone', 'number', 'url', 'host', 'country', 'server', 'guild', 'channel',
  'contact', 'command', 'role', 'product', 'keyword', 'sender', 'password', 'username', 'friend', 'wallet', 'coupon', 'link',
  'asn',
]

/**
 * Never a login, whatever else the name says. Seen as entity of a deletion: verificationToken 11 times, http2session 4,
 * apiToken 3, passwordResetToken 3, tokenCache 2, chatSession 2.
 */
export const FALSE_FRIENDS: readonly string[] = [
  // Proofs for one step
  'verification', 'verify', 'email token', 'email confirmation', 'confirmation', 'confirm', 'activation', 'password', 'reset',
  'forgot', 'recovery', 'magic link', 'magic', 'otp', '2fa', 'mfa', 'totp', 'one time', 'invitation', 'invite', 'unsubscribe',
  'captcha', 'change email',
  // Keys of programs
  'api token', 'api key', 'personal access token', 'pat', 'service token', 'deploy token', 'bot token', 'webhook', 'secret key',
  'csrf', 'xsrf',
  // The hand-shake of a login
  'oauth state', 'auth state', 'nonce', 'pkce', 'verifier', 'challenge', 'authorization code', 'auth code', 'auth request',
  'login attempt', 'number login', 'login number', 'login count', 'failed login', 'last login', 'first login',
  // Credentials for other services
  'github', 'google', 'gitlab', 'slack', 'discord', 'spotify', 'twitter', 'facebook', 'linkedin', 'plaid', 'dropbox', 'microsoft',
  'strava', 'twitch', 'zoom', 'notion', 'apple', 'integration', 'provider token',
  // Notifications
  'push', 'fcm', 'apns', 'expo token', 'notification', 'device token', 'registration token',
  // Sessions of something else
  'chat', 'stripe', 'checkout', 'payment', 'game', 'playback', 'meeting', 'http2 session', 'transport', 'db session',
  'mongo session', 'transaction', 'trace', 'link session', 'dataroom', 'parking', 'support', 'cart', 'training', 'workout',
  'study', 'tutoring', 'replay', 'therapy', 'quiz', 'exam', 'class session', 'course', 'lesson', 'video', 'call session', 'voice', 'upload',
  'download', 'editor', 'editing', 'terminal', 'ssh', 'work session', 'focus', 'pomodoro', 'conference', 'agenda', 'speaker',
  'planning', 'poker', 'debug', 'agent session', 'conversation', 'recording', 'stream', 'charging', 'booking', 'table session',
  // Tokens of something else
  'token cache', 'tokenizer', 'token usage', 'token count', 'token limit', 'nft', 'erc20', 'design token', 'share', 'embed',
  'contract',
  // Around the login, not the login itself
  'route import', 'rate limit', 'setting', 'preference', 'history', 'log', 'audit', 'event', 'stat', 'metric', 'note', 'message',
]

/**
 * Words before a term that leave it what it is: `active_user_sessions`. A session with any other word before it is only medium.
 */
export const QUALIFIERS: readonly string[] = [
  'user', 'auth', 'authentication', 'login', 'active', 'web', 'admin', 'customer', 'member', 'account', 'client', 'employee',
  'staff', 'student', 'teacher', 'seller', 'vendor', 'driver', 'patient', 'doctor', 'merchant', 'profile', 'person', 'people',
  'current', 'all', 'my', 'the', 'app', 'application', 'api', 'oauth', 'oauth2', 'jwt', 'http', 'express', 'server', 'db',
  'redis', 'mongo', 'tbl', 't', 'hashed', 'hash', 'encrypted', 'stored', 'saved', 'valid', 'issued', 'open', 'live', 'logged',
  'in', 'secure', 'sys', 'system', 'mobile', 'dashboard', 'portal', 'opaque', 'old', 'existing', 'found', 'new', 'this', 'own',
  'device', 'cookie', 'last', 'latest', 'number', 'data', 'iam', 'identity', 'cms',
]

/** Words after a term that leave it what it is: `SessionModel`, `refreshTokenRepository`. */
export const TAILS: readonly string[] = [
  'model', 'doc', 'document', 'entity', 'schema', 'table', 'tbl', 'collection', 'col', 'coll', 'store', 'storage', 'repository',
  'repo', 'service', 'dao', 'manager', 'record', 'row', 'db', 'database', 'data', 'list', 'map', 'set', 'entry', 'instance',
  'orm', 'obj', 'object', 'item', 'kv', 'namespace', 'redis', 'cache', 'client', 'api', 'mongo', 'prefix', 'value', 'hash',
  'string', 'str', 'id', 'key', 'info', 'payload', 'registry', 'json', 'file',
]

/** Fields that hold a login of the record's owner: emptying one ends it. `user.refreshToken = null` 7 times. */
export const CREDENTIAL_FIELDS: Readonly<Record<string, InvalidationTarget>> = {
  ...STRONG,
  'rt': 'refresh-token', 'hashed rt': 'refresh-token', 'rt hash': 'refresh-token', 'current token': 'access-token',
  'web token': 'access-token', 'current session': 'session', 'active session': 'session',
}

/** The same, where the word alone may mean something else: `user.token = null`. */
export const MEDIUM_CREDENTIAL_FIELDS: Readonly<Record<string, InvalidationTarget>> = {
  'token': 'access-token', 'jwt': 'access-token', 'jwt token': 'access-token', 'auth key': 'access-token',
  'user token': 'access-token', 'device': 'session', 'login': 'session', 'logged in device': 'session',
}

/** Counters, stamps and secrets that every token of the owner carries or is signed with: changing one ends them all. */
export const VERSION_FIELDS: readonly string[] = [
  'token version', 'session version', 'jwt version', 'auth version', 'refresh token version', 'credential version',
  'token valid after', 'token valid since', 'token valid from', 'token invalid before', 'token not before', 'token revoked at',
  'token invalidated at', 'session invalidated at', 'session valid after', 'session revoked at', 'revoke token before',
  'min token iat', 'security stamp', 'jwt secret', 'token secret', 'session secret', 'token salt', 'session salt', 'jwt salt',
  'token key', 'session nonce', 'token generation', 'session epoch', 'token epoch',
]

/** Fields of a session or token record that end it when they become true. `revoked = true` 3 times. */
export const DEAD_WHEN_TRUE: readonly string[] = [
  'revoked', 'invalidated', 'invalid', 'logged out', 'logout', 'used', 'consumed', 'blacklisted', 'blocked', 'expired', 'deleted',
  'disabled', 'closed', 'ended', 'terminated', 'inactive', 'rotated', 'denied',
]

/** Fields of a session or token record that end it when they become false. */
export const DEAD_WHEN_FALSE: readonly string[] = [
  'active', 'valid', 'enabled', 'alive', 'live', 'logged in', 'authenticated', 'authorized', 'status', 'online',
]

/** Fields of a session or token record that end it when they become now or past. `revokedAt = new Date()` 7 times. */
export const DEAD_WHEN_NOW: readonly string[] = [
  'revoked', 'invalidated', 'logged out', 'logout', 'ended', 'end', 'expired', 'expire', 'expiry', 'expiration', 'exp', 'deleted',
  'closed', 'terminated', 'used', 'removed', 'disabled', 'finished', 'signed out', 'signout', 'valid until', 'valid to',
  'blacklisted',
]

/** Values of a status field that end a session or token record: `status: 'REVOKED'`. */
export const DEAD_STATUSES: readonly string[] = [
  'revoked', 'inactive', 'expired', 'closed', 'ended', 'end', 'logged out', 'logout', 'signed out', 'invalid', 'invalidated',
  'terminated', 'disabled', 'deleted', 'blacklisted', 'blocked', 'used', 'dead', 'finished', 'deactivated',
]

/** Fields of a session or token record that, emptied, leave nobody in it. */
export const OWNER_FIELDS: readonly string[] = [
  'user', 'user id', 'account', 'account id', 'owner', 'uid', 'member', 'subject', 'hash', 'value', 'key',
]

/** Fields in a filter that mean one login. */
export const LOGIN_KEYS: readonly string[] = [
  'id', 'uuid', 'token', 'session', 'sid', 'jti', 'hash', 'hashed', 'refresh', 'key', 'value', 'selector', 'device', 'rt', 'jwt',
  'family',
]

/** Fields in a filter that mean a person, and so all of the person's logins. */
export const PERSON_KEYS: readonly string[] = [
  'user', 'account', 'owner', 'email', 'username', 'member', 'customer', 'uid', 'person', 'profile', 'admin', 'employee', 'sub',
  'subject', 'student', 'created', 'identity', 'client',
]

/** Records of people: what a login writes into a field of theirs with an unspecific name (`user.token = …`) is a credential. */
export const PEOPLE: readonly string[] = [
  'user', 'account', 'owner', 'member', 'customer', 'person', 'profile', 'admin', 'employee', 'student', 'teacher', 'staff',
  'seller', 'vendor', 'driver', 'patient', 'doctor', 'merchant', 'auth', 'usuario', 'utilisateur', 'player', 'author', 'client',
  'company', 'manager',
]

/** Fields in a filter that find what is over anyway: tidying up is no logout. */
export const OVER_KEYS: readonly string[] = [
  'expire', 'expired', 'expiry', 'expiration', 'exp', 'created', 'updated', 'last', 'revoked', 'ttl', 'active', 'valid', 'used',
]

/** First words of functions that end what their name goes on to say: `revokeSession`, `invalidateRefreshToken`. */
export const ENDING_VERBS: readonly string[] = [
  'delete', 'del', 'remove', 'destroy', 'revoke', 'invalidate', 'end', 'close', 'expire', 'kill', 'clear', 'terminate', 'drop',
  'purge', 'unset', 'blacklist', 'denylist', 'blocklist', 'block', 'deny', 'disable', 'deactivate', 'forget', 'wipe', 'reset',
  'rotate', 'increment', 'bump', 'nullify', 'unregister', 'flush', 'discard', 'cancel', 'logout', 'regenerate',
]

/** What such functions end. */
export const ENDED_NOUNS: readonly string[] = [
  'session', 'token', 'sess', 'sid', 'jwt', 'jti', 'refresh', 'login', 'device', 'rt', 'grant',
]

/** A function whose name holds one of these asks, builds or reacts; it ends nothing. */
export const INERT_WORDS: readonly string[] = [
  'is', 'has', 'should', 'can', 'get', 'check', 'find', 'list', 'count', 'validate', 'verify', 'create', 'build', 'make',
  'generate', 'issue', 'url', 'cookie', 'cooky', 'storage', 'button', 'link', 'redirect', 'error', 'route', 'router', 'message',
  'path', 'page', 'component', 'icon', 'modal', 'timer', 'timeout', 'interval', 'schema', 'dto', 'type', 'expired', 'stale',
  'old', 'cron', 'cache', 'interceptor', 'header', 'schedule', 'render', 'input', 'output', 'response',
]

/** What lives in the browser: clearing it ends nothing on the server. localStorage.removeItem was seen 44 times. */
export const CLIENT_STORAGES: readonly string[] = [
  'localStorage', 'sessionStorage', 'AsyncStorage', 'SecureStore', 'Cookies', 'document', 'queryClient', 'authStore', 'router',
  'window', 'dispatch',
]
