/**
 * What a file could have to do with logging out, told by its text and path alone. Regular expressions over whole texts: a file
 * that is let through for nothing costs a parse, one that is turned away is never looked at again.
 */

export type Flag = 'logout' | 'session' | 'cookie' | 'issues' | 'route' | 'mounts' | 'storage' | 'credential'

/** What a text could have to do with logging out. Each is found out when it is first asked for. */
export interface Flags {
  /** The text or the path has a word of logging out in it, or the end of a session. */
  readonly logout: boolean
  /** It imports a package that keeps sessions or tokens, or names a function that sets them up. */
  readonly session: boolean
  /** It sets or clears cookies. */
  readonly cookie: boolean
  /** It signs tokens, or writes records of sessions or refresh tokens. */
  readonly issues: boolean
  /** It registers or exports handlers of requests. */
  readonly route: boolean
  /** It may register something with a server or router, or hand one on. */
  readonly mounts: boolean
  /** It uses web storage and has a word for a login in it, or takes something away by a key. */
  readonly storage: boolean
  /** It changes by what users log in, or has the path or name of something that does. */
  readonly credential: boolean
  /** What it imports, as it is written, each once. Told by the text: one in a comment counts too. */
  readonly specifiers: readonly string[]
}

/**
 * @param text of the file
 * @param file its path within the project; a folder around the project may be called anything
 */
export type Prefilter = (text: string, file: string) => Flags

/** What a text has in it that sets up sessions. */
export interface SessionMarks {
  /** Names of the packages that keep sessions or tokens; a name also stands for its entry points (`hono/cookie`). */
  readonly packages: readonly string[]
  /** Names of functions that set up sessions, of packages that have much else in them. */
  readonly words?: readonly string[]
}

/** Makes a prefilter, once for all files. */
export function createPrefilter({ packages, words = [] }: SessionMarks): Prefilter {
  const sessions: Sessions = {
    packages: new Set(packages),
    words: new RegExp([COOKIE_DEFINITION, ...(words.length > 0 ? [String.raw`\b(?:${words.join('|')})\b`] : [])].join('|')),
  }
  return (text, file) => new TextFlags(text, file, sessions)
}

interface Sessions {
  readonly packages: ReadonlySet<string>
  readonly words: RegExp
}

class TextFlags implements Flags {
  readonly #text: string
  readonly #file: string
  readonly #sessions: Sessions
  #logout: boolean | null = null
  #session: boolean | null = null
  #cookie: boolean | null = null
  #issues: boolean | null = null
  #route: boolean | null = null
  #mounts: boolean | null = null
  #storage: boolean | null = null
  #credential: boolean | null = null
  #specifiers: readonly string[] | null = null
  #hint: boolean | null = null

  constructor(text: string, file: string, sessions: Sessions) {
    this.#text = text
    this.#file = file
    this.#sessions = sessions
  }

  get logout(): boolean {
    this.#logout ??= LOGOUT.test(this.#file) || LOGOUT.test(this.#text) || isSessionResource(this.#file, this.#text) || (this.#hasHint && SESSION_END.test(this.#text))
    return this.#logout
  }

  get session(): boolean {
    this.#session ??= this.#sessions.words.test(this.#text) || this.specifiers.some((one) => isEntryOf(this.#sessions.packages, one))
    return this.#session
  }

  get cookie(): boolean {
    this.#cookie ??= this.#hasHint && COOKIE.test(this.#text)
    return this.#cookie
  }

  get issues(): boolean {
    this.#issues ??= this.#hasHint && (SIGNS.test(this.#text) || RECORDS.test(this.#text))
    return this.#issues
  }

  get route(): boolean {
    this.#route ??= ROUTE_FILE.test(this.#file) || ROUTE.test(this.#text)
    return this.#route
  }

  get storage(): boolean {
    this.#storage ??= mayStore(this.#text)
    return this.#storage
  }

  get credential(): boolean {
    this.#credential ??= mayChangeCredential(this.#text, this.#file)
    return this.#credential
  }

  get mounts(): boolean {
    this.#mounts ??= mayMount(this.#text)
    return this.#mounts
  }

  get specifiers(): readonly string[] {
    this.#specifiers ??= [...new Set(Array.from(this.#text.matchAll(SPECIFIER), (match) => match[2]!))]
    return this.#specifiers
  }

  /** One cheap look for what four out of five files do not have, before others that cost more. */
  get #hasHint(): boolean {
    this.#hint ??= HINT.test(this.#text)
    return this.#hint
  }
}

/** The specifier of an import, export-from, require or dynamic import, if it is written out. */
const SPECIFIER = /(?:from|import|require)\s*\(?\s*(?:\/\*[^*]*\*\/\s*)?(['"`])([^'"`\n]+)\1/g

/** Is it one of the packages, or below one? */
function isEntryOf(packages: ReadonlySet<string>, specifier: string): boolean {
  for (let end = specifier.length; end > 0; end = specifier.lastIndexOf('/', end - 1)) {
    if (packages.has(specifier.slice(0, end))) return true
  }
  return false
}

/** `DELETE /session` is a logout without the word. */
const isSessionResource = (file: string, text: string): boolean =>
  SESSION_DELETION_FILE.test(file) ||
  (text.includes('DELETE') ? SESSION_FILE.test(file) : text.includes('.delete(') && SESSION_ROUTE.test(text))
const SESSION_FILE = /(?:^|\/)sessions?(?:\/(?:route|index|\+server))?\.[cm]?[jt]sx?$/
const SESSION_DELETION_FILE = /(?:^|\/)sessions?(?:\/index)?\.delete\.[cm]?[jt]s$/
const SESSION_ROUTE = /\.delete\(\s*['"`][^'"`]*\/sessions?['"`]/

/**
 * Can a file have a finding in it? A word of logging out, the end of a session, or a cookie or header that is taken back: what a
 * linted file has to show before its project is looked at.
 *
 * @param file its path within the project, as for a prefilter
 */
export function passesPrefilter(text: string, file = ''): boolean {
  return LOGOUT.test(file) ||
    LOGOUT.test(text) ||
    isSessionResource(file, text) ||
    text.includes('Clear-Site-Data') || text.includes('clear-site-data') ||
    keepsLogin(text) ||
    mayChangeCredential(text, file) ||
    (HINT.test(text) && (TAKEN_BACK.test(text) || (EXPIRED.test(text) && /cookie/i.test(text))))
}

// All of these begin with a rare literal, which the engine looks for at several characters a step; what must not or has to stand
// before it is looked at afterwards, from behind.

/**
 * A phrase of logging out; with SESSION_END all that `isLogoutWord` accepts. Longer words (`logOutput`, `log offset`,
 * `design outline`) and words that end in `log` or `sign` (`catalog out`) are turned away at once.
 */
const LOGOUT = new RegExp(
  '(?:log|sign)[-_. ]?(?:out(?!put|come|er\\b|side|line|look|going|flow)|off(?!set|er|ice|icial|line|load)|' +
  '(?:me|us|him|them|users?|everyone|all)[-_. ]?out)' +
  '(?<!\\b(?:blog|catalog|dialog|analog|changelog|backlog|design|assign|resign)[-_. ]?o(?:ut|ff))',
  'i',
)

/** Texts without any of these set no cookie, and issue or end nothing. */
const HINT = /cookie|session|token|jwt/i

/** Patterns that all begin with the same literal: the engine looks for it once and tries the rest where it stands. */
const beginningWith = (literal: string, rests: readonly string[]): string => `${literal}(?:${rests.join('|')})`

const SESSION_ENDS = beginningWith('session', [
  String.raw`(?<=\b(?:end|destroy|invalidate|revoke|delete|kill|close|terminate|clear|remove)[-_. ]?\w{0,12}session)`,
  String.raw`\w*\s*(?:\(\))?(?:\/current)?[!?]?[./_-](?:end|destroy|delete|terminate|invalidate|revoke|flush|clear|unset)`,
  String.raw`\s*=\s*(?:null|undefined)`,
  // delete('/session', …), route('/session').post(…).delete(…)
  String.raw`s?(?:\/current)?\/?['"\x60](?<=\.del(?:ete)?\(\s*['"\x60][\w/.-]{0,60}['"\x60])`,
  String.raw`s?(?:\/current)?\/?['"\x60]\s*\)(?<=\.route\(\s*['"\x60][\w/.-]{0,60}['"\x60]\s*\))[^;]{0,600}?\.delete\(`,
])

/** The end of a session, by a call, a name or a path. */
const SESSION_END = new RegExp(SESSION_ENDS, 'i')

/** A session that ends, a cookie or a token that is taken back. */
const TAKEN_BACK = new RegExp([
  SESSION_ENDS,
  beginningWith('cookie', [
    '(?<=(?:clear|delete|remove|destroy|unset|expire|revoke)_?[a-z]{0,24}_?cookie)',
    String.raw`\w*\s*(?:\(\s*\))?\)?[!?]?\.(?:delete|remove|clear)\b`,
    // An empty value: `cookies.set('sid', '')`, `setCookie(event, 'sid', null)`.
    String.raw`\w*\s*(?:\(\s*\))?\)?(?:\.set)?\s*\((?:[^,()\n]+,\s*){1,2}(?:''|""|null)`,
  ]),
  'token(?<=(?:revoke|invalidate|blacklist|blocklist|denylist)_?[a-z]{0,16}_?token)',
  // auth.use('api').revoke()
  String.raw`revoke\s*\(\s*\)(?<=\.revoke\s*\(\s*\))`,
].join('|'), 'i')

/** A cookie that is written so that it ends at once. */
const EXPIRED =
  /max-?age['"]?\s*[:=]\s*(?:0\b|-)|expires['"]?\s*[:=]\s*(?:new Date\(\s*(?:[01]\b|['"](?:19|200|201))|['"]?Thu, 0?1)/i

/** A cookie that is set or cleared, by a call on a response (hapi: `state`), a store or a helper, or as a raw header. */
const COOKIE = new RegExp([
  beginningWith('cookie', [
    String.raw`\w{0,16}\s*\((?<!\b(?:get|parse|has|read|check)\w{0,16}\s*\()`,
    String.raw`\w*\s*(?:\(\s*\))?\)?[!?]?\.(?:set|delete|remove|append|put|add|save|serialize|stringify)\w*\s*\(`,
    `['"](?<=set-cookie.)`,
    String.raw`(?<=document\.cookie)`,
    String.raw`\w*['"]?\s*:\s*\{`,
  ]),
  String.raw`state\(\s*['"](?<=\.(?:un)?state\(\s*['"])`,
].join('|'), 'i')

/** hapi's `server.state('sid', { path: '/' })` and `server.auth.strategy('session', 'cookie', …)`. */
const COOKIE_DEFINITION = String.raw`\b(?:server|plugin|srv)\.state\(|\.auth\.strategy\(`

/** A token that is signed. */
const SIGNS = /sign(?<![a-zA-Z]sign)(?:Async|JWT)?\s*\(|SignJWT|EncryptJWT|CompactSign|reateCustomToken|reateSigner/

const RECORD = '(?:session|token|jwt)'

const MAKES = 'create|insert|upsert|issue|generate|new|start|store|save|persist|open|add|make|set'

/** A record that somebody is logged in. */
const RECORDS = new RegExp(beginningWith(RECORD, [
  String.raw`\w{0,24}(?:\(\s*\))?[!?]?\.(?:create|insert|save|add|upsert|push|put|setex|hset|hmset)`,
  // createSession(…), new RefreshToken(…)
  String.raw`(?<=(?:${MAKES})[\s_]?\w{0,16}${RECORD})\w*\s*\(`,
  // insert(sessions), insertInto('session'), INSERT INTO refresh_tokens
  String.raw`(?<=(?:create|insert|into|upsert|save|add)\w{0,6}[\s(]{0,2}['"\x60]?\w{0,16}${RECORD})\w*\s*[,)'"\x60(]`,
  // redis.set('session:' + id, …)
  String.raw`(?<=\.h?m?p?set(?:ex)?\(\s*['"\x60]\w{0,16}${RECORD})\w*[:_-]`,
  String.raw`(?<=refresh_?token)\w*['"\]]?\s*[:=](?![=>])`,
]), 'i')

/** Can code register a handler, mount a router, set up a server, or hand one of them to others that do? */
export function mayMount(text: string): boolean {
  return MOUNTS.test(text)
}

/** Does code tell a container of dependencies what stands for something of that name? */
export function mayProvide(text: string, word: string): boolean {
  return text.includes(word) && PROVIDES.test(text)
}

const PROVIDES = /\bprovide\b|@(?:CommandHandler|QueryHandler|EventsHandler|OnEvent)\b|\.(?:bind|register\w*|toClass)\s*(?:<[^>(]*>)?\(/

/** Can a function set a cookie, sign a token or write a record of a session, or hand a response to others that do? */
export function mayIssue(text: string): boolean {
  return ISSUES.test(text)
}

/** Does a file of components have code in it that runs on the server? */
export function holdsServerCode(text: string): boolean {
  return SERVER_CODE.test(text)
}

const SERVER_EXPORT = String.raw`export\s+(?:async\s+)?(?:function|const|let)\s+(?:GET|POST|PUT|PATCH|DELETE|ALL|loader|actions?|load|handler|getServerSideProps|on(?:Request|Get|Post|Put|Patch|Delete))\b`

/** Functions of the server that are made by a call, beside components or inside them. */
const SERVER_FUNCTION = [
  // Qwik City and SolidStart 0.x
  String.raw`\b(?:(?:route|global)(?:Action|Loader)|createServer(?:Action|Data|MultiAction)|server)\$\s*[(<]`,
  // TanStack Start
  String.raw`\bcreate(?:ServerFn|(?:Server|API)?FileRoute)\s*\(`,
].join('|')

const SERVER_CODE = new RegExp(`${SERVER_EXPORT}|['"]use server['"]|${SERVER_FUNCTION}`)

const MAKES_FUNCTION = new RegExp(SERVER_FUNCTION)

/** Does code make functions of the server by calls that may stand inside other functions? */
export function makesServerFunctions(text: string): boolean {
  return text.includes('erver') && MAKES_FUNCTION.test(text)
}

/** Does code write something to web storage that could be a login? */
const keepsLogin = (text: string): boolean => text.includes('Storage') && KEEPS.test(text) && LOGIN.test(text)

const KEEPS = /(?:local|session)Storage\s*(?:\.setItem|\[|\.\w+\s*=[^=])/
const LOGIN = /token|jwt|user|auth|credential/i

/** Can code change by what users log in? */
export function mayChangeCredential(text: string, file: string): boolean {
  return PASSWORD_CHANGE.test(text) || EMAIL_CHANGE.test(text) || FACTOR_CHANGE.test(text) || PASSWORD_CHANGE.test(file) || (/password/i.test(text) && RESET.test(text))
    || (text.includes('ser') && CLOSES.some((pattern) => pattern.test(text)))
}

const CHANGES = '(?:change|reset|update|recover|forgot|edit|modify|disable|enable|remove|confirm)'

const WHOSE_CREDENTIAL = '[-_ /]?(?:(?:my|user|own|the|your|lost)[-_ /]?)?'

const PASSWORD_CHANGE = new RegExp(beginningWith('pass', [
  `(?:word|wd|phrase)?(?<=${CHANGES}${WHOSE_CREDENTIAL}pass(?:word|wd|phrase)?)`,
  `word[-_/.]?${CHANGES}`,
  // `put('/account/password', …)`, `account/password.ts`
  String.raw`word['"\x60](?<=['"\x60][\w:/-]{0,40}/password.)`,
  String.raw`word(?:/route)?\.[cm]?[jt]s$`,
]), 'i')

/** `post('/reset/:token', …)` */
const RESET = /reset[/'"\x60](?<=['"\x60][\w:/-]{0,40}\/reset.)/i

const EMAIL_CHANGE = new RegExp(`mail(?<=${CHANGES}${WHOSE_CREDENTIAL}e?-?mail)`, 'i')

const FACTOR_CHANGE = new RegExp(`(?:mfa|2fa|totp|two[-_]?factor)(?<=(?:${CHANGES}[-_ /]?|/)(?:mfa|2fa|totp|two[-_]?factor))`, 'i')

const CLOSING = '(?:delete|remove|destroy|ban|suspend|disable|deactivate|block|close)[-_ /]?(?:my|own)?[-_ /]?'
const DELETES = String.raw`s?\s*\.\s*(?:delete|destroy|remove|findByIdAnd|findOneAnd|soft)`

/**
 * `deleteUser`, `user.delete(`, `User.findByIdAndDelete(`, `DELETE FROM users`, `isActive: false`, `user.banned = true`: an account that
 * is closed. One pattern for each literal.
 */
const CLOSES = [
  beginningWith('user', [
    String.raw`s?\b(?<=${CLOSING}users?|(?:delete\w*|destroy)\s*\(\s*\w*users?|delete\s+from\s+\W?\w*users?)`,
    DELETES,
  ]),
  beginningWith('member', [String.raw`s?\b(?<=${CLOSING}members?)`, DELETES]),
  String.raw`account\b(?<=${CLOSING}account)`,
  String.raw`(?:active|enabled)\s*[:=]\s*(?:false|0)\b(?<=\b(?:is_?)?(?:active|enabled)\s*[:=]\s*(?:false|0))`,
  String.raw`ed(?:_?at)?\s*[:=]\s*(?:true|1|new Date|Date\.now)(?<=\b(?:is_?)?(?:bann|suspend|disabl|block|deactivat|delet)ed(?:_?at)?\s*[:=]\s*(?:true|1|new Date|Date\.now))`,
  String.raw`status['"\x60]?\s*[:=]\s*['"\x60]?(?:\w+\.)?(?:banned|suspended|disabled|blocked|deactivated|inactive)`,
].map((pattern) => new RegExp(pattern, 'i'))

/** Can code keep a login in web storage, or take one away? */
export function mayStore(text: string): boolean {
  return text.includes('Storage') && (WEB_STORAGE.test(text) || TAKES_AWAY.test(text))
}

const WEB_STORAGE = /(?:local|session)Storage\s*[.[]/
const TAKES_AWAY = /Storage\w*(?:\(\s*\))?[!?]?\.(?:remove|delete|clear|unset)\w*\s*\(/

const VERBS = '(?:get|post|put|patch|delete|del|all|options|head|on)'

const MOUNTS = new RegExp([
  SERVER_FUNCTION,
  String.raw`\.(?:use|routes?|register|mount|listen|forRoutes|addHook|decorate(?:Request|Reply)?|expose)\s*\(`,
  // A path, or its beginning; a list of paths. `Promise.all([…])` is met in every other file and has none.
  String.raw`\.${VERBS}(?<!\bPromise\s*\.all)\s*\(\s*(?:['"\`][/*]|\`\$|\[|/|['"]request['"])`,
  String.raw`(?:app|server|routers?|api|routes?|fastify|handler|\b[a-z])\.${VERBS}\s*\(`,
  String.raw`@(?:Controller|Module|Get|Post|Put|Patch|Delete|All|Resolver|Mutation)\b`,
  // Servers, schemas and routers of procedures, and maps of them.
  String.raw`ApolloServer|GraphQL(?:Server|ObjectType|Module)|makeExecutableSchema|createSchema|createYoga|graphqlHTTP|buildS\w*Schema`,
  String.raw`\bMutations?\b|mutation(?:Fields?|Type)|initTRPC|createContext|create\w*ApiHandler|fetchRequestHandler|(?:RPC|OpenAPI)Handler`,
  String.raw`(?:createServer|outer|express|fastify|koa|hono|elysia|polka|restify)\s*(?:<[^>]{0,80}>)?\(|NestFactory|ServerResponse|addServerHandler`,
  // A server or router that is handed on: `routes(app)`, `require('./routes')(app, passport)`.
  String.raw`[(,]\s*(?:this\.)?(?:app|application|server|router|routes|fastify)\s*[,)]`,
].join('|'), 'i')

const ISSUES = /cookie|session|token|jwt|auth|login|sign|credential|refresh|remember|\b(?:_?res|response|reply|ctx|context|event|headers?)\b/i

/** Files that handle requests by where they lie. */
const ROUTE_FILE = new RegExp([
  String.raw`(?:^|/)pages/api/`,
  String.raw`(?:^|/)(?:route|middleware|proxy)\.[mc]?[jt]sx?$`,
  String.raw`(?:^|/)\+(?:server|page\.server|layout\.server)\.[jt]s$`,
  String.raw`(?:^|/)server/(?:api|routes|middleware)/`,
  String.raw`(?:^|/)hooks\.server\.[jt]s$`,
  String.raw`(?:^|/)(?:app/routes|src/pages)/[^]*\.(?:[jt]sx?|astro)$`,
].join('|'))

/** Handlers that are registered, decorated or exported. */
const ROUTE = new RegExp([
  String.raw`\.(?:get|post|put|patch|delete|all|use|route|register|on)\s*\(\s*['"\`]/`,
  String.raw`@(?:Get|Post|Put|Patch|Delete|All|Controller|Mutation|Resolver)\s*\(`,
  SERVER_EXPORT,
  // Routes of AdonisJS, whose paths need no slash.
  '(?:services/router|Core/Route)[\'"]|use\\(.Route.\\)',
  // Servers of fetch handlers, and functions that the host calls with an event.
  String.raw`(?:Bun|Deno)\.serve\b|addEventListener\(\s*['"]fetch['"]|\bfetch\s*(?::\s*(?:async\s*)?)?\(\s*_?req(?:uest)?\b`,
  String.raw`\(\s*_?(?:event|evt)\b[^)]{0,80}\)[^]{0,4000}?\bstatusCode\b`,
  'getServerSideProps',
  // Remote functions and actions.
  String.raw`['"](?:\$app/server|astro:actions)['"]`,
  String.raw`['"]use server['"]`,
  String.raw`Handler\s*\((?<=\b(?:define\w{0,16}|event|create\w{0,8})Handler\s*\()`,
  String.raw`(?:createServer|outer|\bexpress)\s*\(|\.(?:mutation|procedure)\b|\.handler\s*\(`,
  // Maps of resolvers, and schemas that are made by code.
  String.raw`\b\w{0,40}[mM]utations?\s*(?::[^=\n{]{0,80})?[:=]\s*\{|\bMutation\s*\(|mutation(?:Fields?|Type)\b|GraphQLObjectType|extendType`,
  SERVER_FUNCTION,
  // Definitions of routes: `{ method, url, handler }` (fastify, hapi).
  String.raw`\bhandler\s*[:(,}]`,
].join('|'))
