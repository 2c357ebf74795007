/**
 * The vocabulary of logging out: does a name or a URL path mean the act of it? Names are taken apart into words first, so that
 * `logOutput`, `blogOut` and `catalogout` are none; then the words around the phrase decide: `logoutUser` does it, `logoutUrl`
 * and `LogoutButton` are about it.
 *
 * A name is weak evidence by itself. Where a word could be read both ways the answer is no: a path, a decorator or an effect of
 * the same endpoint will say what a name alone does not.
 */
import { wordsOf } from '../knowledge/cookie-names.ts'

/**
 * Anything that could be a phrase of logging out, for a first quick look at names and texts. Everything that `isLogoutWord` and
 * `isLogoutPath` accept matches it.
 */
export const LOOSE_LOGOUT = new RegExp([
  '(?:log|sign)[-_. ]?(?:(?:me|us|him|them|users?|everyone|all)[-_. ]?)?(?:out|off)',
  'end[-_. ]?(?:(?:user|my|current)[-_. ]?)?session',
  String.raw`sessions?(?:\/current)?[./_-](?:end|destroy|delete|terminate)`,
].join('|'), 'i')

/** `logout` as two words. `sign off` is none: documents are signed off. */
const VERBS: Readonly<Record<string, readonly string[]>> = { log: ['out', 'off'], sign: ['out'] }

/** Whom one logs out, between the two words: `logMeOut`, `signUserOut`. */
const OBJECTS = new Set(['me', 'us', 'him', 'them', 'user', 'users', 'everyone', 'all'])

/** Whose session one ends: `endUserSession`. */
const WHOSE = new Set(['user', 'my', 'current'])

/** The phrase as one word. */
const ONE_WORD = new Set(['logout', 'signout', 'logoff', 'endsession'])

/** What is glued to it without a capital or hyphen: `userlogout`, `logoutall`. Anything else (`blogout`) is another word. */
const GLUED = new Set([
  'user', 'users', 'me', 'all', 'admin', 'do', 'handle', 'auth', 'everyone', 'everywhere', 'account', 'member', 'members',
  'customer', 'client', 'employee', 'student', 'teacher', 'doctor', 'patient', 'staff', 'seller', 'vendor', 'driver', 'owner',
  'agent', 'company', 'ajax', 'api', 'get', 'perform', 'force', 'now', 'app', 'site', 'web',
])

/** Words that make a name speak about a logout instead of being one, wherever they stand. */
const ABOUT = new Set([
  // where it is, or where it leads
  'url', 'uri', 'link', 'href', 'path', 'pathname', 'route', 'routes', 'router', 'redirect', 'redirects', 'redirected',
  'redirection', 'callback', 'cb', 'endpoint', 'endpoints',
  // what a person sees
  'button', 'btn', 'icon', 'icons', 'svg', 'png', 'css', 'html', 'image', 'outline', 'page', 'pages', 'view', 'screen',
  'component', 'components', 'modal', 'dialog', 'popup', 'form', 'menu', 'item', 'label', 'labels', 'text', 'title', 'tooltip',
  'message', 'messages', 'msg', 'toast', 'alert', 'spinner', 'template', 'layout', 'container', 'wrapper', 'section', 'ui',
  // how it went
  'success', 'successful', 'successfully', 'succeeded', 'succeed', 'failure', 'failed', 'fail', 'error', 'errors', 'fulfilled',
  'rejected', 'pending', 'loading', 'status', 'state', 'result', 'results', 'response',
])

/** Words that do so behind the phrase: the name's last noun is what it names. */
const ABOUT_BEHIND = new Set([
  // its data
  'request', 'payload', 'body', 'data', 'schema', 'dto', 'input', 'args', 'params', 'props', 'variables', 'document', 'type',
  'types', 'options', 'opts', 'config', 'configuration', 'settings', 'setting', 'cookies', 'token', 'tokens', 'hint', 'id', 'key',
  'name', 'reason', 'reasons', 'info', 'selector', 'class', 'classes', 'style', 'styles', 'flag', 'enabled', 'disabled', 'required',
  'allowed',
  // its time
  'at', 'time', 'timer', 'timeout', 'timestamp', 'date', 'delay', 'interval', 'count', 'counter', 'countdown', 'after', 'before',
  'on', 'when',
  // things that react to it, ask about it or keep a note of it
  'event', 'events', 'listener', 'subscriber', 'observer', 'hook', 'context', 'ctx', 'store', 'provider', 'module', 'guard',
  'confirm', 'confirmation', 'confirmed', 'prompt', 'warning', 'notice', 'notification', 'log', 'logs', 'audit', 'history',
  'metrics', 'tracker', 'shortcut', 'doc', 'docs',
  // its tests
  'test', 'tests', 'spec', 'mock', 'stub', 'fixture', 'story', 'stories',
  // `log out file`: the output of a log
  'file', 'stream', 'dir', 'buffer', 'level',
])

/** Words that do so before the phrase: questions, moments, and acts upon the thing that logs out. */
const ABOUT_BEFORE = new Set([
  // questions and wishes
  'is', 'was', 'were', 'are', 'am', 'has', 'had', 'have', 'can', 'could', 'should', 'shall', 'will', 'would', 'must', 'may',
  'did', 'want', 'wants', 'need', 'needs',
  // its absence
  'no', 'not', 'never', 'without', 'skip', 'prevent', 'cancel', 'disable', 'disabled', 'enable', 'enabled', 'allow', 'allowed',
  // moments: `onLogout` is told about it, `autoLogout` is a setting or a timer
  'on', 'after', 'before', 'pre', 'during', 'since', 'until', 'last', 'auto', 'idle', 'inactivity', 'scheduled', 'with',
  // acts upon it
  'use', 'show', 'hide', 'display', 'render', 'open', 'close', 'toggle', 'confirm', 'ask', 'track', 'log', 'notify', 'emit',
  'record', 'audit', 'select', 'set', 'test', 'mock', 'fake', 'stub', 'spy', 'expect', 'assert',
  // notices of an identity provider: front-channel, back-channel and SAML single logout
  'front', 'frontchannel', 'back', 'backchannel', 'channel', 'single',
])

/** Sessions that somebody ends without logging out. The driver of MongoDB, too, has an `endSession`. */
const OTHER_SESSIONS = new Set([
  'mongo', 'mongoose', 'db', 'database', 'transaction', 'chat', 'game', 'call', 'meeting', 'video', 'voice', 'audio', 'live',
  'stream', 'streaming', 'recording', 'playback', 'play', 'match', 'lobby', 'room', 'race', 'study', 'exam', 'quiz', 'test',
  'tutoring', 'tutor', 'interview', 'work', 'workout', 'training', 'practice', 'focus', 'pomodoro', 'therapy', 'consultation',
  'class', 'course', 'lesson', 'learning', 'coaching', 'mentoring', 'parking', 'charging', 'checkout', 'payment', 'stripe',
  'debug', 'terminal', 'ssh', 'shell', 'agent', 'sandbox', 'browser', 'xr', 'ar', 'vr', 'tracing', 'telemetry', 'analytics',
  'impersonation', 'impersonate', 'poker', 'voting',
])

/** Prefixes of icon sets whose components are named after what they show: `MdLogout`, `FaSignOutAlt`. */
const ICON = /^(?:Ai|Bi|Bs|Cg|Ci|Di|Fa6?|Fc|Fi|Gi|Go|Gr|Hi2?|Im|Io5?|Lia|Lu|Md|Pi|Ri|Rx|Si|Sl|Tb|Tfi|Ti|Vsc|Wi)[A-Z]/

/** A longer run of words is a sentence: `Are you sure that you want to log out?` */
const LONGEST_PHRASE = 4

const judged = new Map<string, boolean>()
const MOST_JUDGED = 20_000

/**
 * Does a name (of a function, class, mutation, file or path segment) mean the act of logging out?
 *
 * @param name an identifier, a segment of a path, or several with slashes or dots between: `signOut`, `logout-all`, `auth/logout`
 */
export function isLogoutWord(name: string): boolean {
  let answer = judged.get(name)
  if (answer === undefined) {
    answer = judge(name)
    if (judged.size >= MOST_JUDGED) judged.clear()
    judged.set(name, answer)
  }
  return answer
}

function judge(name: string): boolean {
  if (!LOOSE_LOGOUT.test(name) || ICON.test(name)) return false
  const words = wordsAndNumbers(name)
  if (/\s/.test(name.trim()) && words.length > LONGEST_PHRASE) return false
  const phrase = phraseIn(words)
  if (phrase === null) return false
  const before = words.slice(0, phrase.start)
  const behind = words.slice(phrase.end)
  if (before.some((word) => ABOUT.has(word) || ABOUT_BEFORE.has(word))) return false
  if (behind.some((word) => ABOUT.has(word) || ABOUT_BEHIND.has(word))) return false
  if (phrase.isSession && [...before, ...behind].some((word) => OTHER_SESSIONS.has(word))) return false
  // `postLogout` handles POST /logout; `post-logout` and `post_logout` are what OpenID Connect calls the time after it.
  return !(before.includes('post') && /post[^a-z]/i.test(name))
}

/** Words, with numbers apart: `logout2` and `v2Logout` say no less than without their number. */
function wordsAndNumbers(name: string): string[] {
  return wordsOf(name).flatMap((word) => word.match(/[a-z]+|\d+/g) ?? [])
}

interface Phrase {
  /** Half-open, in words. */
  readonly start: number
  readonly end: number
  /** `end session`, which can be about other sessions than a login. */
  readonly isSession: boolean
}

function phraseIn(words: readonly string[]): Phrase | null {
  for (const [start, word] of words.entries()) {
    const next = words[start + 1]
    if (word === 'end' && next === 'session') return { start, end: start + 2, isSession: true }
    if (word === 'end' && WHOSE.has(next ?? '') && words[start + 2] === 'session') {
      return { start, end: start + 3, isSession: true }
    }
    if (isOneWord(word)) return { start, end: start + 1, isSession: word.includes('session') }
    const particles = VERBS[word]
    if (particles === undefined || next === undefined) continue
    if (particles.includes(next)) return { start, end: start + 2, isSession: false }
    if (OBJECTS.has(next) && particles.includes(words[start + 2] ?? '')) return { start, end: start + 3, isSession: false }
  }
  return null
}

function isOneWord(word: string): boolean {
  if (ONE_WORD.has(word)) return true
  for (const phrase of ONE_WORD) {
    if (word.startsWith(phrase) && GLUED.has(word.slice(phrase.length))) return true
    if (word.endsWith(phrase) && GLUED.has(word.slice(0, -phrase.length))) return true
  }
  return false
}

// --- paths ----------------------------------------------------------------------------------------------------------------

/** The fixed segments of a URL path or address: origin, query, fragment, parameters and route groups left out. */
function segmentsOf(path: string): string[] {
  const action = /\?\/?([\w-]+)$/.exec(path)?.[0].startsWith('?/') === true ? path.slice(path.lastIndexOf('?/') + 2) : null
  const inQuery = /[?&](?:action|do|cmd|op|intent)=([\w-]+)/.exec(path)?.[1] ?? null
  const fixed = path
    .replace(/^[a-z][a-z+.-]*:\/\/[^/?#]*/i, '')
    .replace(/[?#].*$/s, '')
    .split('/')
    .filter((segment) => segment !== '' && !PARAMETER.test(segment))
  return [...fixed, ...(action === null ? [] : [action]), ...(inQuery === null ? [] : [inQuery])]
}

/** `:id`, `{id}`, `[id]`, `<id>`, `$id`, `*`, and the `(group)` of a file-system router. */
const PARAMETER = /^(?::|\{|\[|<|\$|\*|\()/

/** The words of a path, segment by segment, parameters left out: `/api/users/:id/sign-out` is api, users, sign, out. */
export function pathWords(path: string): string[] {
  return segmentsOf(path).flatMap(wordsAndNumbers)
}

/** A file that is delivered as it is. */
const ASSET = /\.(?:svg|png|jpe?g|gif|webp|ico|css|scss|[mc]?js|tsx?|jsx|map|html?|vue|md|txt)$/i

/**
 * Does a URL path (or address) name a logout? Judged by its parts: `/logout`, `/api/auth/sign-out`, `/:tenant/logout-all`,
 * `/?/logout`, `/session/destroy`.
 */
export function isLogoutPath(path: string): boolean {
  if (!LOOSE_LOGOUT.test(path)) return false
  const segments = segmentsOf(path)
  if (ASSET.test(segments.at(-1) ?? '') || isLogoutCallbackPath(path)) return false
  if (segments.some((segment) => REPORTS.has(segment)) || SOMEBODY_ELSE.test(path)) return false
  return segments.some(isLogoutWord) || isSessionEnd(segments)
}

/** Parts of a path under which others report that somebody has logged out. */
const REPORTS = new Set(['webhook', 'webhooks', 'hook', 'hooks', 'analytics', 'metrics', 'telemetry', 'tracking', 'events'])

/** One of many, chosen by the caller: `/users/:id/logout`, `/devices/[id]/sign-out`. An administrator does that, or a device list. */
const SOMEBODY_ELSE =
  /\/(?:users?|members?|accounts?|admins?|customers?|employees?|staff|devices?|sessions?|clients?|players?|students?|patients?)\/(?::|\[|\{)[^/]+\/[^/]*(?:log|sign)[-_]?(?:out|off)[^/]*\/?$/i

/** Does the path log out somebody whom the caller chooses? Whatever its handler is called, it is not the caller. */
export const isOthersLogoutPath = (path: string): boolean => SOMEBODY_ELSE.test(path)

/** Last segment of a path that a browser is sent to, or an identity provider calls, when a logout has happened elsewhere. */
const AFTERWARDS = new Set([
  'callback', 'cb', 'return', 'response', 'redirect', 'redirected', 'success', 'successful', 'complete', 'completed',
  'completion', 'done', 'finish', 'finished', 'failure', 'failed', 'error', 'confirmed', 'confirmation',
])

/** Parts of the path of an OpenID Connect provider's own endpoint. */
const PROVIDER = new Set(['oidc', 'openid', 'oauth', 'oauth2', 'connect', 'realms', 'op', 'idp'])

/** A logout or its past tense, alone or with the word for the time after it. */
const LOGOUT_OR_PAST = /(?:log|sign)(?:g?ed)? ?(?:out|off)|end ?session/

/**
 * Is it a path around a logout that does not log anybody out of this application: front-channel, back-channel and single logout,
 * which an identity provider calls; `/post-logout`, `/logout/callback` and `/logged-out`, where the browser lands afterwards; the
 * end-session endpoint of a provider?
 */
export function isLogoutCallbackPath(path: string): boolean {
  const segments = segmentsOf(path)
  const words = segments.flatMap(wordsAndNumbers)
  const phrase = words.join(' ')
  if (/\b(?:front|back) ?channel\b/.test(phrase)) return LOGOUT_OR_PAST.test(phrase)
  if (/\b(?:saml2?|sso|adfs|shibboleth)\b.*\b(?:slo|sls)\b|\bsingle (?:log|sign) ?out\b/.test(phrase)) return true
  if (/\b(?:post|after) ?(?:log|sign) ?(?:out|off)\b|\b(?:logg|sign)ed ?(?:out|off)\b/.test(phrase)) return true
  // Microsoft's default for the front channel.
  if (/\b(?:log|sign) ?out oidc\b/.test(phrase)) return true
  if (/\bend ?session\b/.test(phrase) && words.some((word) => PROVIDER.has(word))) return true
  return LOGOUT_OR_PAST.test(phrase) && AFTERWARDS.has(words.at(-1) ?? '')
}

/** A remote procedure on the caller's login: the last segment of `POST /api/auth.delete`. */
const LOGIN_CALL = /(?:^|\/)(?:auth|sessions?|login)\.(?:delete|destroy|remove|end|clear)$/

/**
 * Is it the path of a procedure that could end the caller's login? What it is called says no more than that something of the login
 * is deleted: the handler has to show that it is the caller's.
 */
export const isLoginCallPath = (path: string): boolean => LOGIN_CALL.test(path)

/** What may stand around `session` in the path of the caller's own session; anything else may be another kind of session. */
const AROUND_SESSION = new Set([
  'api', 'rest', 'rpc', 'ajax', 'json', 'v', 'web', 'app', 'mobile', 'public', 'private', 'internal', 'admin', 'services',
  'service', 'server', 'auth', 'authn', 'authentication', 'identity', 'iam', 'security', 'sso', 'account', 'accounts', 'user',
  'users', 'member', 'members', 'customer', 'customers', 'me', 'my', 'self', 'current', 'own',
])

/** What a login leaves on the server, and a DELETE takes away. */
const RESOURCES = new Set(['session', 'sessions', 'login', 'authentication', 'authentications'])

/** The caller's own one: `/sessions/current`, `/session/me`. */
const OWN = new Set(['current', 'me', 'self', 'own', 'my'])

/**
 * Is it the path of the caller's own session or login, so that DELETE on it is a logout? `/session`, `/api/v1/auth/sessions`,
 * `/sessions/current`, `/login`; not `/sessions/:id`, which is about any session, and not `/chat/session`.
 */
export function isSessionResourcePath(path: string): boolean {
  // The prefix of a mount may be unknown; a parameter behind it means one of many.
  const withoutPrefix = path.replace(/^\/?\$?\{[^}]*\}(?=\/)/, '')
  const segments = withoutPrefix.replace(/[?#].*$/s, '').split('/')
  if (segments.some((segment) => PARAMETER.test(segment) && !segment.startsWith('('))) return false
  const words = segmentsOf(withoutPrefix).flatMap(wordsAndNumbers)
  const last = OWN.has(words.at(-1) ?? '') ? words.at(-2) : words.at(-1)
  if (last === undefined || !RESOURCES.has(last)) return false
  return words.every((word) => RESOURCES.has(word) || AROUND_SESSION.has(word) || /^\d+$/.test(word))
}

/** `/viewed-products/session/end`: another kind of session, whatever its handler is called. */
export function isOtherSessionPath(path: string): boolean {
  const words = pathWords(path)
  return words.includes('session') && !words.every((word) => RESOURCES.has(word) || AROUND_SESSION.has(word) || ENDS.test(word) || /^\d+$/.test(word))
}

const ENDS = /^(?:end|destroy|delete|terminate)$/

/** `/session/destroy`, `/auth/session/end`: the act as a segment behind the caller's own session. */
function isSessionEnd(segments: readonly string[]): boolean {
  const words = segments.flatMap(wordsAndNumbers)
  if (!ENDS.test(words.at(-1) ?? '')) return false
  const rest = words.slice(0, -1)
  const last = rest.at(-1)
  if (last !== 'session' && !(last === 'current' && rest.at(-2)?.startsWith('session') === true)) return false
  return isSessionResourcePath(`/${rest.join('/')}`)
}

/** Words by which a logout promises more than this browser's session. */
const EVERYWHERE = new Set(['all', 'everywhere', 'everyone', 'sessions', 'devices', 'others'])

/** Several accounts in one browser are all of them in its cookies. */
const IN_THE_BROWSER = new Set(['account', 'accounts', 'tabs', 'windows', 'browser', 'apps'])

/**
 * Does a name or path promise to log the user out on other devices too: `/logout-all`, `signOutEverywhere`, `/sessions/logout-all`?
 */
export function promisesAllSessions(name: string): boolean {
  const words = name.split('/').flatMap(wordsAndNumbers)
  const isLogout = name.startsWith('/') ? isLogoutPath(name) : isLogoutWord(name)
  const glued = words.some((word) => /^(?:log|sign)(?:out|off)(?:all|everyone|everywhere)$/.test(word))
  return isLogout && (glued || words.some((word) => EVERYWHERE.has(word) && word !== 'sessions')) && !words.some((word) => IN_THE_BROWSER.has(word))
}
