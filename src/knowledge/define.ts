/**
 * The table language. A table says what a framework or a library is to a logout: what its calls return, and which of them are
 * routes, effects, answers and session set-ups. Rows are JSON-serialisable, so `settings['secure-logout']` can add some.
 *
 * How to read a table: a `ValueRow` describes a value (a module, a class, an instance, a function). The value of `import x from
 * 'pkg'`, `require('pkg')` and `import * as x` is the row `modules['pkg']`; its `members` are the exports. Reading a member,
 * calling and constructing give other values, by `type` (a row of `types`, of this or any other table: `express.Response`).
 */
import type {
  BrowserStorageEvent, Credential, InvalidationEffect, InvalidationTarget, SessionScope,
} from '../model/facts.ts'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/** `table.Type`, e.g. `express.Response`. */
export type TypeId = string

// ---------------------------------------------------------------------------------------------------------------------------
// References: where a row takes a value from
// ---------------------------------------------------------------------------------------------------------------------------

export type Ref =
  /** The n-th argument, or something inside it: `arg(1, 'headers', 'Set-Cookie')`. */
  | { readonly arg: number; readonly keys?: readonly string[] }
  /** The n-th argument and all that follow, arrays flattened. */
  | { readonly rest: number }
  /** Data that an earlier row attached to the receiver (`with`). In effects of a lazy row it is read when the effect fires. */
  | { readonly self: string }
  /** The receiver itself. */
  | { readonly receiver: true }
  /** The properties assigned to the receiver so far (`user.refreshToken = null`), as an object. */
  | { readonly assigned: true }
  /** The name of the member that was read, e.g. the model in `prisma.session`. */
  | { readonly member: true }
  /** The method of the request that is answered. */
  | { readonly requestMethod: true }
  /** What is assigned, in a `set` row. */
  | { readonly assignedValue: true }
  /**
   * Of the address that the request is for: its path, the whole with an origin, or an object of the parameters in the path. Known
   * where the analysis asks about one address; else the member is like any other of the request.
   */
  | { readonly url: 'path' | 'whole' | 'params' }
  /** A constant. */
  | { readonly value: Json }
  /** An object of one property, of which the name is a value too: `.update('token', null)`. */
  | { readonly pair: readonly [Ref, Ref] }
  /** An array of those that are present: the conditions of a query builder, `listOf(self('where'), arg(0))`. */
  | { readonly list: readonly Ref[] }
  /** The first of these that is present. */
  | { readonly firstOf: readonly Ref[] }
  /** Objects spread one after the other, later ones win: `{ ...defaults, ...options }`. */
  | { readonly merged: readonly Ref[] }
  /** What a function gives when it is called with these: `forwardRef(() => AuthModule)`. A member of that with `keys`. */
  | { readonly resultOf: Ref; readonly given?: readonly Ref[]; readonly keys?: readonly string[] }
  /** A value of a type, with data. */
  | { readonly type: TypeId; readonly with?: Readonly<Record<string, Ref>> }
  /** What the project's container holds for a token: a class, a text, whatever names it. */
  | { readonly provided: Ref }
  /** The project's method that handles a message: an instance of a class that was declared for it, or a text. */
  | { readonly handlerOf: Ref }
  /** A setting of the program's configuration, by name: two reads of it are equal. */
  | { readonly setting: Ref }
  /** What procedures of a table are given as the context of the request, see the effect `context`. */
  | { readonly context: string }
  /** What the n-th type argument of the call promises; of a function's type, what the function gives. */
  | { readonly typeArgument: number }
  /** The elements of a list as one text: `path.join('var', id)` is `joined(rest(0), '/')`. */
  | { readonly joined: Ref; readonly between: string }
  /** A member whose name is a value, too: `context.get('user')` is the context's member `user`. */
  | { readonly memberOf: Ref; readonly named: Ref }
  /** The path that those of these that are present make, one behind the other. */
  | { readonly joinedPath: readonly Ref[] }
  /**
   * The handlers that an argument holds: itself, where it is a function or a list of them, else those among its members of these
   * names, in this order: `handlersIn(arg(1), 'preHandler', 'handler')`. An import is not looked at until somebody asks. With
   * `onlyMembers` the argument itself is none: options beside which the handler is given.
   */
  | { readonly handlersIn: Ref; readonly keys: readonly string[]; readonly onlyMembers?: true }
  /** Data that a row attached to another value than the receiver: the options of a `createCookie()` that is an argument. */
  | { readonly attached: string; readonly to: Ref }
  /** What the row's n-th callback gave back, in `returns` and `with`. */
  | { readonly result: number }

export const arg = (index: number, ...keys: string[]): Ref => (keys.length > 0 ? { arg: index, keys } : { arg: index })
export const rest = (index: number): Ref => ({ rest: index })
export const self = (key: string): Ref => ({ self: key })
export const receiver: Ref = { receiver: true }
export const assigned: Ref = { assigned: true }
export const member: Ref = { member: true }
export const assignedValue: Ref = { assignedValue: true }
export const requestUrl = (part: 'path' | 'whole' | 'params'): Ref => ({ url: part })
export const requestMethod: Ref = { requestMethod: true }
export const constant = (value: Json): Ref => ({ value })
export const pair = (key: Ref, value: Ref): Ref => ({ pair: [key, value] })
export const listOf = (...refs: Ref[]): Ref => ({ list: refs })
export const firstOf = (...refs: Ref[]): Ref => ({ firstOf: refs })
export const merged = (...refs: Ref[]): Ref => ({ merged: refs })
export const resultOf = (fn: Ref, ...given: Ref[]): Ref => ({ resultOf: fn, given })
export const provided = (token: Ref): Ref => ({ provided: token })
export const handlerOf = (message: Ref): Ref => ({ handlerOf: message })
export const setting = (name: Ref): Ref => ({ setting: name })
export const contextOf = (table: string): Ref => ({ context: table })
export const typeArgument = (index: number): Ref => ({ typeArgument: index })
export const joined = (list: Ref, between: string): Ref => ({ joined: list, between })
export const memberOf = (value: Ref, name: Ref): Ref => ({ memberOf: value, named: name })
export const joinedPath = (...refs: Ref[]): Ref => ({ joinedPath: refs })
export const handlersIn = (of: Ref, ...keys: string[]): Ref => ({ handlersIn: of, keys })
export const hooksIn = (of: Ref, ...keys: string[]): Ref => ({ handlersIn: of, keys, onlyMembers: true })
export const attached = (key: string, to: Ref): Ref => ({ attached: key, to })

// ---------------------------------------------------------------------------------------------------------------------------
// Conditions: which of several rows applies
// ---------------------------------------------------------------------------------------------------------------------------

export type Shape = 'function' | 'string' | 'object' | 'array' | 'number' | 'null' | 'undefined' | 'absent' | 'present' | 'falsy' | 'truthy'

export type When =
  /** The argument (or a member of it) has one of these shapes. An argument of unknown shape fails the test, unless `orUnknown`. -1 is the last argument. */
  | { readonly arg: number; readonly keys?: readonly string[]; readonly is: Shape | readonly Shape[]; readonly orUnknown?: boolean }
  /** The argument (or a member of it) is one of these constants. */
  | { readonly arg: number; readonly keys?: readonly string[]; readonly equals: Json | readonly Json[] }
  /** The argument is by its name the id of such a thing: `user.id`, `session.userId`. One that is not known fails the test. */
  | { readonly arg: number; readonly isIdOf: 'user' | 'session' }
  /** The argument is text by which applications name who is logged in, or the credential itself: `userId`, `accessToken`, `sid`. */
  | { readonly arg: number; readonly names: 'login' }
  /** The argument came with the request, or a part of it did. */
  | { readonly arg: number; readonly from: 'request' }
  /** The argument names a method, or several: that of the request is one of them, or none. One that is not known fails the test. */
  | { readonly arg: number; readonly method: 'own' | 'other' }
  /** The argument is a function with the directive, at its own top or at that of its file. */
  | { readonly arg: number; readonly directive: string }
  /** The assigned value has one of these shapes (in a `set` row). */
  | { readonly assignedIs: Shape | readonly Shape[] }
  /** The dependency's version, from the lock file or the manifest's range. `below: '0.6'` is true for 0.5.x and 0.4.x. */
  | { readonly package: string; readonly below: string }
  | { readonly package: string; readonly from: string }
  /** The reference leads to something. */
  | { readonly has: Ref }
  /** Code that was read imports the package; where none does, the manifest names it and none of the others. */
  | { readonly uses: string; readonly ratherThan: readonly string[] }
  /** The session set up in the package is of this kind: by `library`, else by whichever library owns the request's session. */
  | { readonly session: 'stateful' | 'stateless' | 'delegated'; readonly library?: string }
  /** An option of the set-up of the row's library, a dotted path: `{ option: 'session.strategy', equals: 'database' }`. */
  | { readonly option: string; readonly equals: Json | readonly Json[] }
  | { readonly option: string; readonly isSet: boolean }

export const when = (index: number, is: Shape | readonly Shape[], orUnknown = false): When =>
  orUnknown ? { arg: index, is, orUnknown } : { arg: index, is }

// ---------------------------------------------------------------------------------------------------------------------------
// Values
// ---------------------------------------------------------------------------------------------------------------------------

export interface ValueRow {
  readonly type?: TypeId
  /** The value is known: a constant, or data of the object that it is read from. */
  readonly is?: Ref
  /** Every read gives the same value, so that what is assigned to it, and what calls attach to it, is found again. */
  readonly same?: true
  /** Data attached to the value, readable by `self(key)` in rows of its type. */
  readonly with?: Readonly<Record<string, Ref>>
  readonly members?: Readonly<Record<string, ValueRow>>
  /** Every member that `members` does not name. */
  readonly anyMember?: ValueRow
  /** What a call does. Of several rows the first whose `when` holds applies. */
  readonly call?: CallRow | readonly CallRow[]
  readonly construct?: CallRow | readonly CallRow[]
  /** What assigning a member does: `req.session = null`. */
  readonly set?: Readonly<Record<string, SetRow | readonly SetRow[]>>
  /** What assigning a member does that `set` does not name: `set.headers['x-frame-options'] = 'DENY'`. */
  readonly setAny?: SetRow | readonly SetRow[]
  /** What `delete receiver.member` does. */
  readonly remove?: Readonly<Record<string, SetRow | readonly SetRow[]>>
  /** As a decorator of a parameter or a field: what is given there. Of several rows the first whose `when` holds. */
  readonly injects?: InjectRow | readonly InjectRow[]
}

/** What a decorated parameter or field is given: a value of a type, or what a reference means. */
export interface InjectRow extends Pick<ValueRow, 'type' | 'is' | 'with'> {
  readonly when?: readonly When[]
  /** A member of the value, and of that again; absent references are left out: `@Body('token')`. */
  readonly members?: readonly (string | Ref)[]
  /** Whoever is given it answers by itself: `@Res()` without `passthrough`. */
  readonly takesOver?: true
  /** Where the value is not known, the declared type says more. */
  readonly orDeclared?: true
  /** Where the declared type is a class of the project it counts: `@InjectRepository(User) users: UserRepository`. */
  readonly unlessDeclared?: true
}

export type Role = 'request' | 'response' | 'exchange' | 'session' | 'router' | 'input' | 'procedure'

export interface TypeRow extends ValueRow {
  /**
   * What the value means to a logout, whatever its framework. An `exchange` is request and response in one (koa's context). A
   * `router` collects routes and can be mounted or exported; its data `ownPrefix` (`with`) stands before all of their paths.
   * `input` is data that came with a request: a form, a query, a parsed body. A `procedure` is called by the name that it has in a
   * map; its data are `handler` and `kind`, or `method` and `path` of a URL, and `of`, the table that knows how it is called.
   */
  readonly role?: Role
  /** Values of this type are called by their record's name: `RefreshToken.destroy(…)`, whoever `RefreshToken` was made by. */
  readonly model?: true
  /** A router that answers by itself: where nothing mounts it, its paths are the URLs. */
  readonly serves?: true
  /** Code of the package may add members (effect `decorate`): where one is missing, the code that adds it is looked for. */
  readonly decorated?: true
  /** What code assigns to a value of this type is a member of every value of that one: `app.context.db = db` of koa. */
  readonly decorates?: TypeId
  /** Members that are not found here are looked up there. */
  readonly extends?: TypeId | readonly TypeId[]
  /** What a search gives, which may find nothing: a test of the value may go either way. */
  readonly optional?: true
  /** The type of what awaiting a value of this type gives (a mongoose Query gives a document); the attached data stays with it. */
  readonly awaited?: TypeId
  /** Members that no row names are functions of the user, found in attached data: `schema.methods` of a mongoose document. */
  readonly own?: { readonly self: string; readonly member: string }
  /** A function that handles requests, made by the package: `app.post('/logout', oidc.forceLogoutAndRevoke())`. `call` says what it does. */
  readonly handles?: true
}

export interface CallRow {
  readonly when?: readonly When[]
  /**
   * The type of the result; `'receiver'` for a fluent call; `'view'` for the receiver itself with more data, which the receiver
   * as others hold it does not get (`app.basePath('/api')`); a Ref passes a value through. Absent: an opaque value.
   */
  readonly returns?: TypeId | 'receiver' | 'view' | Ref | { readonly setCookieString: SetCookieString }
  /** Data attached to the result (added to the receiver's own when `returns` is `'receiver'`). */
  readonly with?: Readonly<Record<string, Ref>>
  readonly effects?: readonly EffectRow[]
  /**
   * The effects happen only when the result is executed: awaited, `.then`, returned from an async function, passed to
   * Promise.all, or a call of a row marked `executes`. A query builder that nobody executes does nothing.
   */
  readonly lazy?: boolean
  /** Awaiting is not enough (`kysely` without `.execute()`, `redis.multi()` without `.exec()`). Only an `executes` row fires it. */
  readonly onlyByExecute?: boolean
  /** Executes what is pending on the receiver: `.exec()`, `.execute()`, `.run()`; or on the arguments: `$transaction([…])`. */
  readonly executes?: boolean | 'arguments'
  /** Effects whose receiver is what the call gives: `NestFactory.create(AppModule)` makes an application of modules. */
  readonly onResult?: readonly EffectRow[]
  /** Sees to it that the promises among the arguments are finished, be it after the answer: `context.waitUntil(promise)`. */
  readonly settles?: 'arguments'
  /**
   * What the callbacks register on the receiver belongs to a group of its own: to the result (`router.group(() => …).prefix('/api')`),
   * or, with a path, to an anonymous one below it (`app.group('/api', (app) => …)`).
   */
  readonly groups?: 'result' | { readonly path: Ref }
  /** Functions among the arguments that the callee calls. */
  readonly callbacks?: readonly CallbackRow[]
  /** The call never returns: it throws (Next `redirect()`), so what follows is not reached. */
  readonly throws?: boolean
  /** The result is a promise: without await the effect is not waited for. */
  readonly promise?: boolean
}

/** The call builds the text of a Set-Cookie header, which counts only where it is put into one: `cookie.serialize()`. */
export interface SetCookieString {
  readonly api: string
  readonly name: Ref
  readonly value?: Ref
  readonly options?: Ref
  /** It is the text of the API's deletion. */
  readonly deletes?: true
  /** The cookie is that of the session's set-up. */
  readonly ofSetup?: true
}

export interface SetRow {
  readonly when?: readonly When[]
  readonly effects: readonly EffectRow[]
}

export interface CallbackRow {
  /** Index of the argument, or the last one; or where else the function is found. */
  readonly arg: number | 'last' | Ref
  /** Types of the callback's parameters, which carry the receiver's attached data; null for a value of no interest. */
  readonly params?: readonly (TypeId | Ref | null)[]
  /** `now`: during the call. `after`: when the work is finished (the callback waits for the effect). */
  readonly runs: 'now' | 'after'
  /**
   * The project ends this in the callback: `deleteData` of a session storage of its own. Where code is there, and nothing that it
   * does is recognised, it is taken to do what it is there for; one without any code does nothing.
   */
  readonly ends?: InvalidationTarget
}

// ---------------------------------------------------------------------------------------------------------------------------
// Effects
// ---------------------------------------------------------------------------------------------------------------------------

export type EffectRow =
  /**
   * Registers handlers for a method (or a list of them) and a path on the receiver, or on another router
   * (`app.route('/x').get(…)`). `prefix` is put before the path: `app.basePath('/api').get(…)`. `each` is a definition, or a list of
   * them, that holds these as an object: in the other references it is the first argument. A decorated method is registered on its
   * class; `name` is the method's name.
   */
  | {
      readonly is: 'route'
      readonly each?: Ref
      readonly method: string | Ref
      readonly path: Ref
      readonly handlers: Ref
      readonly on?: Ref
      readonly prefix?: Ref
      readonly name?: Ref
      /** There is no route if no handler is given, or if there is none of that name: an action of a resource. */
      readonly optional?: true
    }
  /**
   * Makes a function that clients call by name (a remote procedure, a server function): an endpoint that is called after the
   * variable or property which holds it. `path` is its URL, with `{name}` for the name and `{names}` for those of the objects around
   * it, too (`auth.logout`).
   */
  | {
      readonly is: 'action'
      /** Null where it is not HTTP. */
      readonly method: string | null | Ref
      readonly path?: string
      readonly handlers: Ref
      readonly handler: HandlerRow
      /** It has no URL of its own: it answers at that of whatever page is open. */
      readonly anywhere?: true
      /** The variable is called like a hook of components: `useLogout`. */
      readonly calledUse?: true
      /** As of `FileExportRow`: what it does tells, too. */
      readonly byEffect?: true
      /** It can answer with headers of its own. */
      readonly withHeaders?: true
    }
  /**
   * `app.use([path], …)`: middleware, routers and sub-apps; whatever answers there is reached by any method. A target with the data
   * `mounted` stands for other targets, under its data `ownPrefix` (koa-mount); one with the data `handlers` for a route of its data
   * `method` and `path` (koa-route).
   */
  | { readonly is: 'mount'; readonly path?: Ref; readonly targets: Ref; readonly on?: Ref; readonly prefix?: Ref }
  /** Routes of an object by path; a value that is an object holds handlers by method: `Bun.serve({ routes })`. */
  | { readonly is: 'route-map'; readonly map: Ref }
  /** Puts a value where the receiver's member of that name is read: `context.set('user', user)`. */
  | { readonly is: 'assign'; readonly name: Ref; readonly value: Ref }
  /** Everything on the receiver (or on `on`, a decorated class among others) is below this path, but for the paths in `exclude`. */
  | { readonly is: 'prefix'; readonly path?: Ref; readonly on?: Ref; readonly exclude?: Ref }
  /** Routers that are part of this one (modules of an application): the prefix of this one is not theirs. */
  | { readonly is: 'modules'; readonly targets: Ref; readonly on?: Ref }
  /** Prefixes of routers in a tree of `{ path, [module], children }`: each is that of the module, for its own routes. */
  | { readonly is: 'prefix-tree'; readonly tree: Ref; readonly module: string }
  /** The application puts versions into paths, behind its own prefix: `/v1/auth/logout`. */
  | { readonly is: 'versioning'; readonly prefix: Ref; readonly default?: Ref }
  /** Versions of all routes of a router, or of the decorated method `member`. */
  | { readonly is: 'version'; readonly version: Ref; readonly on: Ref; readonly member?: Ref }
  /** A decorated method answers with this header whenever it answers; or with a redirect. */
  | { readonly is: 'decorated-answer'; readonly on: Ref; readonly member: Ref; readonly header?: { readonly name: Ref; readonly value: Ref }; readonly redirect?: Ref; readonly status?: Ref }
  /** Tells the container what it gives for tokens: a list of classes and of `{ provide, useClass | useFactory | useValue | useExisting }`. */
  | { readonly is: 'providers'; readonly list: Ref }
  /** Tells the container that instances of a class stand for a token. */
  | { readonly is: 'provide'; readonly token: Ref; readonly class: Ref }
  /** A method of a class handles messages of a class, or of a name: `@CommandHandler(LogoutCommand)`. */
  | { readonly is: 'handles'; readonly message: Ref; readonly class: Ref; readonly method: Ref }
  /**
   * A function is called with a router of its own, mounted under a prefix, and with options: `register(plugin, { prefix })`. Of a
   * list of plugins each is called; in the other references it is the first argument.
   */
  | ({ readonly is: 'plugin'; readonly plugin: Ref; readonly options?: Ref } & PluginRow)
  /** As `plugin`, for every file below a folder: @fastify/autoload. The names of the folders are part of the prefix. */
  | ({
      readonly is: 'plugin-folder'
      readonly on: Ref
      readonly folder: Ref
      readonly options?: Ref
      /** False when the names of the folders are no part of the prefix; anything else but true and absent: they may be. */
      readonly folderNames?: Ref
      /** What a folder's name begins with when it is a parameter, if this option is set: `_id`. */
      readonly parameters?: { readonly option: Ref; readonly prefix: string }
      /** Exports of a file: one that replaces the whole prefix, and one that replaces that of the folders. */
      readonly ownPrefix?: { readonly whole: string; readonly folders: string }
    } & PluginRow)
  /** The value is told apart from others by a property of this name: `fp(plugin)` marks a plugin as sharing its caller's router. */
  | { readonly is: 'mark'; readonly value: Ref; readonly as: string }
  /** Adds a member to every value of a type in the package: `fastify.decorate('auth', auth)`. A value, or one of a table's type. */
  | { readonly is: 'decorate'; readonly type: TypeId; readonly name: Ref; readonly value?: Ref; readonly as?: TypeId }
  /** Options that the cookies of an API have unless a call says otherwise: of one name, or of all. */
  | { readonly is: 'cookie-defaults'; readonly api: string; readonly name?: Ref; readonly options: Ref }
  /**
   * Procedures by name, of the receiver (or of `on`) if that is a router: an object of functions, of objects with a `resolve`, of
   * values with the role `procedure`, and of routers or objects with more of them. `of` is the table whose `procedures` say how
   * they are called; `kind` what those are that do not say it themselves. With `by-member` it is an object of maps, by kind.
   */
  | {
      readonly is: 'procedures'
      readonly of: string
      readonly map: Ref
      readonly kind?: ProcedureKind | Ref | 'by-member'
      readonly on?: Ref
      /** A procedure may have a path of its own instead of its name. */
      readonly ownPaths?: true
    }
  | { readonly is: 'procedure'; readonly of: string; readonly name: Ref; readonly handler: Ref; readonly kind?: ProcedureKind | Ref; readonly on?: Ref }
  /** What procedures of a table are given as the context of a request. `byType`: a type says it, and code counts before that. */
  | { readonly is: 'context'; readonly of: string; readonly value: Ref; readonly byType?: true }
  /** Sets a cookie through a cookie API, see `CookieApi`. */
  | { readonly is: 'set-cookie'; readonly api: string; readonly name: Ref; readonly value?: Ref; readonly options?: Ref }
  /** Calls the API's deletion. */
  | { readonly is: 'clear-cookie'; readonly api: string; readonly name: Ref; readonly options?: Ref }
  /** Hands over to the next handler of the chain; with an error (a truthy one) to the error handler. */
  | { readonly is: 'next'; readonly error?: Ref }
  | { readonly is: 'header'; readonly name: Ref; readonly value: Ref; readonly mode: 'set' | 'append' }
  /** Several headers at once: an object literal, an array of pairs, a `Headers`. */
  | { readonly is: 'headers'; readonly object: Ref; readonly mode: 'set' | 'append' }
  /** Answers. `prepared`: the call only says what the answer will be, which is sent when the handlers are done (koa). */
  | { readonly is: 'send'; readonly status?: Ref; readonly redirect?: Ref; readonly prepared?: true }
  /** The library's own way to end a session or token. */
  | {
      readonly is: 'invalidate'
      readonly what: InvalidationTarget
      readonly effect: InvalidationEffect
      readonly scope?: SessionScope
      readonly provider?: string
      /** The call works on whatever session is set up, not on one of its own library (passport). */
      readonly onSharedSession?: true
      /** The session goes on under another id: it has ended only if the user has been taken out of it. */
      readonly renews?: true
      /** Index of the completion callback; -1 for the last argument. */
      readonly callback?: number
      readonly entity?: Ref
      readonly why?: string
    }
  /**
   * A data-access call. Whether it is about a session or token is decided by the vocabulary, from entity, where and values.
   *
   * `entity` is text; or of a value with the attached data `entity` (a table, model or document), that; or of a class or any other
   * value, the name it was declared with. `values` of an instance are the properties assigned to it so far. With `increment` they
   * are the name of a field, a list of names, or an object of amounts. No `where` in the row: the operation is about one record by
   * itself; a `where` that yields nothing: it is about all of them.
   */
  | {
      readonly is: 'data'
      readonly op: 'delete' | 'update' | 'insert' | 'upsert' | 'increment' | 'read'
      readonly entity: Ref
      readonly where?: Ref
      readonly values?: Ref
      /** What this data layer does with `undefined` in `values`: ignores it (nothing is written), or writes null. */
      readonly undefinedValues?: 'ignored' | 'written'
    }
  /** A statement as text: `DELETE FROM sessions WHERE …`. */
  | { readonly is: 'sql'; readonly text: Ref; readonly values?: Ref }
  /** A key-value store: the key's text is the entity (`sess:…`, `blacklist:…`); `field` is a member of the set or hash there. */
  | {
      readonly is: 'key-value'
      readonly op: 'delete' | 'set' | 'read'
      readonly key: Ref
      readonly field?: Ref
      readonly value?: Ref
      readonly ttl?: Ref
      /** Where keys say nothing: what is put there, of which the name may confirm what the store's own name suggests. */
      readonly entry?: Ref
    }
  /**
   * The library's own deletion of the cookie that it set (`req.session = null` on cookie-session). `options` are those that the
   * session was opened with, where it knows them; else the set-up of the package counts.
   */
  | { readonly is: 'clear-own-cookie'; readonly library: string; readonly options?: Ref }
  /** The library writes its own cookie (iron-session `save()`). */
  | { readonly is: 'set-own-cookie'; readonly library: string; readonly options?: Ref }
  /**
   * The session middleware or store is set up here; `options` is its options object. Where an application sets up several of one
   * library, the row attaches the value that the call gives as `setup` to what is made of it, so that they are told apart.
   */
  | {
      readonly is: 'session-setup'
      readonly library: string
      readonly options?: Ref
      /** The call says what the library's row leaves open: is there a record on the server? */
      readonly state?: 'stateful' | 'stateless'
    }
  /** A signed token is made. */
  | { readonly is: 'token-issued' }
  /** What only a browser has is used. */
  | { readonly is: 'browser-storage'; readonly storage: BrowserStorageEvent['storage'] }
  /**
   * An HTTP request to another server: a logout word in the URL delegates, and a DELETE of a session; so does the name of a
   * mutation in the body of a GraphQL request. Without a method it is a GET.
   */
  | { readonly is: 'remote-call'; readonly url: Ref; readonly method?: string | Ref; readonly body?: Ref }

interface PluginRow {
  /** Where the plugin is an object: the members that may be the function, `register` of a hapi plugin. */
  readonly members?: readonly string[]
  readonly prefix?: Ref
  /** Type of the router that the plugin is given. */
  readonly router: TypeId
  /** Plugins that are marked so (see `mark`) are given the receiver itself, without a prefix. */
  readonly sharedIf?: string
}

// ---------------------------------------------------------------------------------------------------------------------------
// Cookie APIs: the effective defaults (knowledge base §1.1)
// ---------------------------------------------------------------------------------------------------------------------------

export interface CookieApi {
  /** Default Path of the set and of the deletion: a literal, null = none is written, `request-dir` = explicit directory of the URL. */
  readonly path: { readonly set: string | null; readonly clear: string | null }
  readonly secure?: boolean
  readonly httpOnly?: boolean
  readonly sameSite?: 'lax' | 'strict' | 'none'
  /** An explicit `path: undefined` writes the default (`default`) or drops the attribute (`omit`). */
  readonly undefinedPath: 'default' | 'omit'
  /** `set` with an empty value is a deletion. */
  readonly emptyValueDeletes: boolean
  /** `set` with maxAge 0 is a deletion. */
  readonly maxAgeZeroDeletes: boolean
  /** `set` with a negative maxAge writes no Max-Age at all: the cookie stays. */
  readonly negativeMaxAge?: 'dropped'
  /** Values of the option `prefix` that rename the cookie and force what the prefix demands: `{ host: '__Host-' }`. */
  readonly prefixes?: Readonly<Record<string, '__Host-' | '__Secure-'>>
  /** Options that the deletion ignores; `maxAge`/`expires` that are not ignored make a live cookie. */
  readonly clearIgnores: readonly ('maxAge' | 'expires' | 'path' | 'domain' | 'options')[]
  readonly maxAgeUnit: 's' | 'ms' | 'days'
  /** Other spellings of the option keys: `{ isSecure: 'secure', ttl: 'maxAge' }`. */
  readonly keys?: Readonly<Record<string, 'path' | 'domain' | 'secure' | 'httpOnly' | 'sameSite' | 'partitioned' | 'maxAge' | 'expires'>>
  /** Runs in the browser: cannot touch HttpOnly cookies. */
  readonly client?: boolean
  /** The header is appended to those of the response at once, so that a raw `set` of it afterwards drops the cookie. */
  readonly appendsAtOnce?: true
  /** From this version of `package` on the row below replaces the fields that it names. */
  readonly versions?: readonly { readonly package: string; readonly below?: string; readonly from?: string; readonly then: Partial<CookieApi> }[]
  /** Where the facts come from: package and version that was run. */
  readonly checked: string
}

// ---------------------------------------------------------------------------------------------------------------------------
// Sessions
// ---------------------------------------------------------------------------------------------------------------------------

export interface SessionRow {
  /** Is there a record on the server? `by-option`: the options decide (`stateful` lists them). */
  readonly state: 'stateful' | 'stateless' | 'delegated' | 'by-option'
  /** With `by-option`: stateful when one of these options is set, or equals the value. */
  readonly statefulWhen?: readonly { readonly option: string; readonly equals?: Json }[]
  /**
   * With `by-option`: stateless when one of these holds; asked first. When neither list holds, it is stateless. `keysAmong`: the
   * option is an object, and has no other keys than these.
   */
  readonly statelessWhen?: readonly { readonly option: string; readonly equals?: Json; readonly keysAmong?: readonly string[] }[]
  /**
   * The session is set up by the file of that path within the package (without extension), whose export, by default all of it,
   * is the options object; where no call sets it up.
   */
  readonly configuredIn?: { readonly file: string; readonly export?: string }
  /** The cookie that the library sets by itself; absent when it sets none. */
  readonly cookie?: {
    /** Option that names the cookie, a path into the options: `['cookie', 'name']`. */
    readonly nameOption?: readonly (readonly string[])[]
    /** null: the library has none, the option is mandatory. */
    readonly defaultName: string | null
    /** Options object of the cookie's attributes, a path into the options, or several; `[]` is the options object itself. */
    readonly options: readonly string[] | readonly (readonly string[])[]
    readonly api: string
    readonly credential: Credential
  }
  /** Ending the session clears the cookie. */
  readonly clearsCookie: boolean
  /** The library writes its cookie into every answer, over whatever the application does to it: it is not for that to delete. */
  readonly rewritesCookie?: true
  /**
   * The library resets passwords by itself, where the option `offeredBy` holds a function. It leaves the sessions of the user alive
   * unless one of the options `endedBy` is set; the first is the one that is meant for it.
   */
  readonly passwordReset?: { readonly offeredBy: string; readonly endedBy: readonly string[] }
  /**
   * A method of the library, of the server and of the client, changes the caller's password: its argument, or the member `within` of
   * that, has the `keys`. It leaves the other sessions alive unless it has `endedBy`, too.
   */
  readonly passwordChange?: { readonly method: string; readonly keys: readonly string[]; readonly within: string; readonly endedBy: string }
  /** For people: what stays valid. */
  readonly survivor: string
  /** With `state: delegated`: the provider's name. */
  readonly provider?: string
}

// ---------------------------------------------------------------------------------------------------------------------------
// Endpoints that no call registers
// ---------------------------------------------------------------------------------------------------------------------------

export interface HandlerRow {
  /** The handler's parameters, by position: a type, a reference, or null for a value of no interest. */
  readonly params: readonly (TypeId | Ref | null)[]
  /** The answer is what the handler returns; that value's data `status` and `redirect` (`with`) describe it. */
  readonly returnsResponse?: boolean
  /** When the handler has returned, the framework answers (koa), unless the handler answered or took the response over (Nest). */
  readonly answersAfterwards?: boolean
  /** What the last handler returns is the answer (hapi), or what a promise that it returns gives (fastify). */
  readonly answersWithValue?: 'any' | 'promised'
  /** Effects of what the handler returns, which is their argument 0: an answer that is a plain object. */
  readonly returned?: readonly EffectRow[]
  /** Which methods reach a handler is said outside the code: where it filters none, none are known. */
  readonly methodsElsewhere?: true
  /** What `this` is in a handler: the router that it is registered on. */
  readonly thisIsRouter?: true
  /** What `this` is in a handler otherwise. */
  readonly thisType?: TypeId
}

/** What a type annotation says: `(res: Response)`, `const logout: RequestHandler = (req, res) => …`. */
export type AnnotationRow = { readonly type: TypeId } | { readonly handler: HandlerRow }

/** How the names of folders and files are read as a URL; `route-namings.ts` has the usual ones. */
export interface RouteNaming {
  /** Dots separate segments too (`auth.logout.tsx`), except within brackets. */
  readonly dots?: boolean
  /**
   * Rewritings of a segment, carried out one after the other: `matches` is a regular expression, `becomes` may use its groups.
   * What is left empty is no part of the URL. A parameter becomes `:name`, and one that holds slashes `*`.
   */
  readonly segments: readonly { readonly matches: string; readonly becomes: string }[]
  /** Names at the end of the path that are no part of the URL: `index`. */
  readonly index?: readonly string[]
  /** A regular expression: a file is no route if it, or a folder on the way to it, is called so. */
  readonly except?: string
}

/** An export of a route's file that answers requests. */
export interface FileExportRow {
  readonly names: readonly string[]
  /** `'export'`: the export's name is the method. `'ANY'`: nothing filters, unless the file's name does (`methodSuffix`). */
  readonly method: 'export' | 'ANY' | (string & {})
  /** Methods that reach it, too: where the handler looks at them, one of these may be the logout. */
  readonly alsoBy?: readonly string[]
  /**
   * What it does tells, too: where URL and name say nothing it is a logout if it does nothing else, or if a text of the request
   * selects it (`intent=logout`).
   */
  readonly byEffect?: true
  /** The export is an object of handlers, each of which is an endpoint: SvelteKit's `actions`. */
  readonly members?: {
    /** What stands behind the file's URL, with `{name}` for the member's name: `?/{name}`. */
    readonly path: string
    /** The member that answers at the file's own URL: `default`. */
    readonly plain?: string
  }
  /** A page is rendered with what it gives: unless it does something, or sends the browser elsewhere, it is no endpoint. */
  readonly page?: boolean
  /** How this export is called, if not like the others of the file. */
  readonly handler?: HandlerRow
}

/** A file is a route because of where it stands, in packages that use the table's framework. */
export interface FileRouteRow {
  /** Framework id of the endpoints, e.g. `next-app`. */
  readonly framework: string
  /** Folder that the routes start at; the first that matches: `['src/app', 'app']`. Relative to the package; `*` is any one name. */
  readonly roots: readonly string[]
  /** The file's name without extension, in whatever folder: `route` for `app/logout/route.ts`; null for any name (Pages API). */
  readonly basename: string | readonly string[] | null
  readonly extensions: readonly string[]
  /** Put before the path: `/api` is part of the folder for `pages/api`. */
  readonly prefix?: string
  /** The URL does not follow from the place of the file: a fixed one, or null for unknown (middleware). */
  readonly path?: string | null
  readonly naming: RouteNaming
  /**
   * Files, relative to the package, whose default export lists routes: values with the data `path`, `file` (relative to the list's
   * folder) and `children`. A listed file is a route whatever its place.
   */
  readonly listedIn?: readonly string[]
  /** The file's name may end in the method that it answers: `logout.post.ts`. */
  readonly methodSuffix?: boolean
  readonly exports: readonly FileExportRow[]
  readonly handler: HandlerRow
}

/** A mutation changes something and is sent by POST; a query can be sent by GET. */
export type ProcedureKind = 'mutation' | 'query'

/** How procedures are called that are registered by name. */
export interface ProcedureRow {
  /** How one says which: `mutation logout`, `auth.logout`, or by the path of a URL of its own. */
  readonly naming: 'field' | 'dotted' | 'path'
  readonly handler: HandlerRow
  /** An object with these members is a map of maps of procedures, and one of such a name a map, wherever it stands. */
  readonly members?: Readonly<Record<string, ProcedureKind>>
}

/** Names that files can use without importing them. */
export interface AutoImportRow {
  /** Folders whose files can, relative to the package; `*` is any one name. */
  readonly within: readonly string[]
  /** Packages all of whose exports are such names. */
  readonly modules?: readonly string[]
  /** Folders of the package the exports of whose files are such names. */
  readonly folders?: readonly string[]
  /** Folders whose files are such names themselves: `api/models/Session.js` is `Session`, of this type, with its name as data `entity`. */
  readonly named?: { readonly folders: readonly string[]; readonly type: TypeId }
}

/** A function is an endpoint because of a directive: `'use server'`. */
export interface DirectiveRow {
  readonly framework: string
  readonly directive: string
  readonly handler: HandlerRow
}

/** How routes name handlers instead of giving them. */
export interface HandlerNames {
  /**
   * A text that matches the regular expression means the default export of a module. `modules` are specifiers, of which the first
   * that leads to a file counts; one that begins with a slash is a path within the package. They may use the groups of the match:
   * `$1`, or `$^1` with a capital at the start of the last segment. `member` is the handler's name within what is exported.
   */
  readonly texts: readonly { readonly matches: string; readonly modules: readonly string[]; readonly member?: string }[]
  /**
   * Of `[Controller]` and of a text without `member`, the method that is called: the first that there is. A class may also be
   * given as a function that imports it.
   */
  readonly methods?: readonly string[]
  /** What is exported is an object with the handler as this member, which is called with values of these types. */
  readonly within?: { readonly member: string; readonly this: TypeId; readonly params: readonly (TypeId | null)[] }
}

/** The host serves what a file exports by default, if it is an object with a function as this member: `export default { fetch }`. */
export interface ExportedServerRow {
  readonly member: string
  /** A type that routers of this framework have. */
  readonly router: TypeId
}

/**
 * The host calls functions that files export; which requests reach them is said outside the code. The file's name, or its
 * folder's, tells what it is for. Regular expressions: `parameter` is what the first parameter is called, `text` what a file has
 * in it whose functions answer requests.
 */
export interface ExportedHandlersRow {
  readonly parameter: string
  readonly text: string
  /** Data (`with`) of an exported value that holds the handler: what a wrapper was given. */
  readonly held?: string
}

/** A file that exports an object of routes: `{ 'POST /logout': 'account/logout' }`. A key without a method stands for any. */
export interface RouteMapRow {
  /** Its path within the package, without extension. */
  readonly file: string
  readonly export: string
  /** Members of a value that is an object, of which the first that are all present are the handler; texts are joined by dots. */
  readonly members: readonly (readonly string[])[]
  /** A type that routers of this framework have. */
  readonly router: TypeId
}

// ---------------------------------------------------------------------------------------------------------------------------
// Tables
// ---------------------------------------------------------------------------------------------------------------------------

/** What code of the browser sends requests by: `fetch(url)`, `axios.post(url)`, a method of what `axios.create()` gives. */
export interface BrowserRequestRow {
  /** Functions that need no import. */
  readonly globals?: readonly string[]
  /** Modules with a function, or an object with methods, that sends them. */
  readonly modules?: readonly string[]
  /** Types of such objects, whose data are `base`, what stands before addresses, and `options`, what they were made with. */
  readonly types?: readonly TypeId[]
  /** Methods that make another such object, with options of its own. */
  readonly instances?: readonly string[]
  /** The option by which cookies go along to another origin; without it they do not. */
  readonly credentials?: { readonly option: string; readonly value: string | true }
  /** Where the options stand among the arguments, by method, where they are not the second. */
  readonly optionsAt?: Readonly<Record<string, number>>
  /** A call gives a promise as the language has them, with `finally`. */
  readonly promise: boolean
  /** Member of an answer that is false where the status says failure; absent where such an answer rejects. */
  readonly successMember?: string
}

interface TableBase {
  /** Equal to the file's name. */
  readonly id: string
  readonly title: string
  /** Module specifiers that prove the table is in use; `next/headers` counts for `next`. */
  readonly packages: readonly string[]
  /** Version of the package that the rows were checked against. */
  readonly checked: string
  readonly docs: string
  readonly modules?: Readonly<Record<string, ValueRow>>
  readonly globals?: Readonly<Record<string, ValueRow>>
  readonly autoImports?: readonly AutoImportRow[]
  /** By name: `Response` in the table `express` is `express.Response`. A name with a dot is a whole id: `node.ServerResponse`. */
  readonly types?: Readonly<Record<string, TypeRow>>
  /** By name, like `types`: `response` in the table `express` is the api `express.response`. */
  readonly cookieApis?: Readonly<Record<string, CookieApi>>
  /** TypeScript types that a module exports, by module and name. */
  readonly annotations?: Readonly<Record<string, Readonly<Record<string, AnnotationRow>>>>
  /**
   * Members that this library adds to another table's type when it is in use: passport adds `logout` to `express.Request`.
   * Of several libraries that add the same member (express-session, cookie-session), the one that is set up in the package wins,
   * else the only one among the dependencies, else nobody knows.
   */
  readonly augments?: readonly { readonly type: TypeId; readonly row: Pick<ValueRow, 'members' | 'set' | 'remove'> }[]
  readonly browserRequests?: readonly BrowserRequestRow[]
}

export interface FrameworkTable extends TableBase {
  /** How a handler of a `route` effect is called. */
  readonly handler?: HandlerRow
  /** Objects that define a route, which files export for others to register (`{ method, path, handler }`): the first argument. */
  readonly definitions?: { readonly method: Ref; readonly path: Ref; readonly handlers: Ref }
  /** Packages by which a file reads all files of a folder, so that it need not import them. */
  readonly loadsFolders?: readonly string[]
  /** How procedures are called, and which objects are maps of them. */
  readonly procedures?: ProcedureRow
  readonly fileRoutes?: readonly FileRouteRow[]
  readonly directives?: readonly DirectiveRow[]
  /** Handlers look at the address by themselves, or have helpers in other files do so. */
  readonly routesByHand?: true
  readonly exportedServers?: readonly ExportedServerRow[]
  readonly exportedHandlers?: ExportedHandlersRow
  readonly handlerNames?: HandlerNames
  readonly routeMaps?: readonly RouteMapRow[]
  readonly repairs?: RepairRow
}

/**
 * How code of the framework is written, where the rows by which it is recognised do not say it. Most of what repairs write is read
 * from those: a method with the effect `header` writes headers, one with `clear-cookie` deletes cookies.
 */
export interface RepairRow {
  /** Functions whose promise gives the cookies of whatever the handler answers: what the row of the module says they return. */
  readonly cookieStores?: readonly { readonly module: string; readonly name: string; readonly frameworks: readonly string[] }[]
  /**
   * The server takes no form, unless one of these is in its code: a file with the word in which the regular expression matches.
   * `remedy` tells people what to do first.
   */
  readonly formReaders?: { readonly anyOf: readonly { readonly word: string; readonly written: string }[]; readonly remedy: string }
  /** What has `use(path, handler)` has `post(path, handler)`, too. */
  readonly useHasPost?: true
  /**
   * How handlers of endpoints of these frameworks refuse a method: by `status` and `end` of the response that is their second
   * parameter, or by a function that is given their first and the method that is right.
   */
  readonly refusesMethods?: readonly { readonly frameworks: readonly string[]; readonly by: 'response' | { readonly module: string; readonly name: string } }[]
}

/** A cache in the browser of what the server has answered: it lives until the page is left. Texts are regular expressions. */
export interface ClientCacheRow {
  /** Exports of the packages whose call makes the cache, or uses the one that is there from the start. */
  readonly madeBy: readonly string[]
  /** Code that puts answers into it. */
  readonly filledBy: string
  /** Code that empties it as a whole. */
  readonly emptiedBy: string
  /** Code that takes some answers out of it: about a logout, those that matter. */
  readonly partlyEmptiedBy?: string
}

/**
 * Code for repairs: `{client}`, `{table}`, `{key}` and `{value}` stand for what the project's own code has there, `{field}` for the field of
 * a user that holds the login.
 */
export interface RecordStatements {
  /** Deletes the rows with a value. */
  readonly ends: string
  /** Takes the login out of a field. */
  readonly empties: string
  /** A function of the library that both need. */
  readonly operator?: string
}

export interface LibraryTable extends TableBase {
  readonly session?: SessionRow
  /** Records of other collections stay when the one that they belong to is deleted: the store knows no foreign keys. */
  readonly loose?: true
  readonly clientCache?: ClientCacheRow
  /** How rows are ended whose table is asked for by a chain of calls. */
  readonly records?: RecordStatements
  /**
   * Words of which a file has one that sets up a session. For libraries whose packages have much else in them, so that a file is
   * not looked at for naming them.
   */
  readonly setupWords?: readonly string[]
}

export type Table = FrameworkTable | LibraryTable

/** Identity with a type: completion and checking while a table is written. */
export const defineFramework = (table: FrameworkTable): FrameworkTable => table
export const defineLibrary = (table: LibraryTable): LibraryTable => table
