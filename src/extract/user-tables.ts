/**
 * Tables that users write for their own packages and files: read from settings, checked, and completed. A mistake in one is said
 * with the path of the place where it stands: `tables[0].modules['@acme/auth'].members.end.call.effects[0].is is not …`.
 */
import type { LibraryTable } from '../knowledge/define.ts'

type Check = (value: unknown, at: string) => void
type Fields = Readonly<Record<string, Check>>

/** Reads the tables of a setting. @param at the path of the setting @throws where one is wrong */
export function readTables(value: unknown, at: string): readonly LibraryTable[] {
  list(table)(value, at)
  const tables = (value as Partial<LibraryTable>[]).map(completed)
  const twice = tables.find((one, index) => tables.findIndex((other) => other.id === one.id) !== index)
  if (twice) throw new Error(`${at} has two tables of the id \`${twice.id}\`.`)
  return tables
}

/** What a table says of itself, where its author left it out. */
function completed(given: Partial<LibraryTable>): LibraryTable {
  const modules = Object.keys(given.modules ?? {}).filter((specifier) => !specifier.startsWith('.'))
  const { id = '' } = given
  return { title: id, packages: modules, checked: 'the settings of the project', docs: '', ...given, id }
}

// --- the language ---------------------------------------------------------------------------------------------------------

const text: Check = (value, at) => {
  if (typeof value !== 'string' || value === '') fail(at, 'must be a text', value)
}
const flag: Check = (value, at) => {
  if (typeof value !== 'boolean') fail(at, 'must be `true` or `false`', value)
}
const count: Check = (value, at) => {
  if (!Number.isInteger(value)) fail(at, 'must be a whole number', value)
}
const json: Check = (value, at) => {
  if (value === undefined || typeof value === 'function') fail(at, 'must be data', value)
}
const oneOf = (...words: readonly (string | boolean | null)[]): Check => (value, at) => {
  if (!words.includes(value as string)) fail(at, `must be ${words.map((word) => `\`${String(word)}\``).join(' or ')}`, value)
}
const list = (check: Check): Check => (value, at) => {
  if (!Array.isArray(value)) return fail(at, 'must be an array', value)
  value.forEach((one, index) => { check(one, `${at}[${String(index)}]`) })
}
const oneOrMany = (check: Check): Check => (value, at) => { (Array.isArray(value) ? list(check) : check)(value, at) }
const record = (check: Check): Check => (value, at) => {
  for (const [key, one] of Object.entries(objectOf(value, at))) check(one, member(at, key))
}
const fields = (known: Fields, required: readonly string[] = []): Check => (value, at) => {
  const given = objectOf(value, at)
  for (const key of required) if (given[key] === undefined) throw new Error(`${at} has no \`${key}\`.`)
  for (const [key, one] of Object.entries(given)) {
    const check = Object.hasOwn(known, key) ? known[key] : undefined
    if (!check) throw new Error(`${member(at, key)} is not known. There is: ${Object.keys(known).map((name) => `\`${name}\``).join(', ')}.`)
    check(one, member(at, key))
  }
}
/** Checks that need each other. */
const later = (check: () => Check): Check => (value, at) => { check()(value, at) }
const either = (isFirst: (value: unknown) => boolean, first: Check, second: Check): Check => (value, at) => { (isFirst(value) ? first : second)(value, at) }

const anyRef = later(() => ref)
const REFS: Readonly<Record<string, Fields>> = {
  arg: { arg: count, keys: list(text) }, rest: { rest: count }, self: { self: text }, receiver: { receiver: oneOf(true) },
  assigned: { assigned: oneOf(true) }, member: { member: oneOf(true) }, assignedValue: { assignedValue: oneOf(true) }, value: { value: json },
  pair: { pair: list(anyRef) }, list: { list: list(anyRef) }, firstOf: { firstOf: list(anyRef) }, merged: { merged: list(anyRef) },
  joined: { joined: anyRef, between: (value, at) => { if (typeof value !== 'string') fail(at, 'must be a text', value) } },
}
const ref: Check = (value, at) => {
  const kind = Object.keys(objectOf(value, at)).find((key) => Object.hasOwn(REFS, key))
  const known = kind === undefined ? undefined : REFS[kind]
  if (!known) throw new Error(`${at} is no reference. One has: ${Object.keys(REFS).map((name) => `\`${name}\``).join(', ')}.`)
  fields(known)(value, at)
}

const SHAPES = oneOf('function', 'string', 'object', 'array', 'number', 'null', 'undefined', 'absent', 'present', 'falsy', 'truthy')
const when: Check = fields({
  arg: count, keys: list(text), is: oneOrMany(SHAPES), orUnknown: flag, equals: json, assignedIs: oneOrMany(SHAPES), package: text, below: text,
  from: text, session: oneOf('stateful', 'stateless', 'delegated'), library: text, option: text, isSet: flag,
})

const TARGETS = oneOf('session', 'refresh-token', 'access-token', 'denylist', 'version', 'provider')
const MODE = oneOf('set', 'append')
/** The effects that a table of a user may have: what a wrapper does. */
const EFFECTS: Readonly<Record<string, readonly [Fields, readonly string[]]>> = {
  'invalidate': [{
    what: TARGETS, effect: oneOf('full', 'partial', 'none', 'stateless', 'delegated'), scope: oneOf('current-session', 'all-sessions', 'other-sessions', 'unknown'),
    provider: text, callback: count, entity: anyRef, why: text, onSharedSession: oneOf(true), renews: oneOf(true),
  }, ['what', 'effect']],
  'set-cookie': [{ api: text, name: anyRef, value: anyRef, options: anyRef }, ['api', 'name']],
  'clear-cookie': [{ api: text, name: anyRef, options: anyRef }, ['api', 'name']],
  'clear-own-cookie': [{ library: text, options: anyRef }, ['library']],
  'set-own-cookie': [{ library: text, options: anyRef }, ['library']],
  'session-setup': [{ library: text, options: anyRef, state: oneOf('stateful', 'stateless') }, ['library']],
  'token-issued': [{}, []],
  'header': [{ name: anyRef, value: anyRef, mode: MODE }, ['name', 'value', 'mode']],
  'headers': [{ object: anyRef, mode: MODE }, ['object', 'mode']],
  'send': [{ status: anyRef, redirect: anyRef }, []],
  'next': [{ error: anyRef }, []],
  'data': [{
    op: oneOf('delete', 'update', 'insert', 'upsert', 'increment', 'read'), entity: anyRef, where: anyRef, values: anyRef,
    undefinedValues: oneOf('ignored', 'written'),
  }, ['op', 'entity']],
  'sql': [{ text: anyRef, values: anyRef }, ['text']],
  'key-value': [{ op: oneOf('delete', 'set', 'read'), key: anyRef, field: anyRef, value: anyRef, ttl: anyRef, entry: anyRef }, ['op', 'key']],
  'remote-call': [{ url: anyRef, method: either((value) => typeof value === 'string', text, anyRef), body: anyRef }, ['url']],
  'route': [{ method: either((value) => typeof value === 'string', text, anyRef), path: anyRef, handlers: anyRef, on: anyRef }, ['method', 'path', 'handlers']],
  'mount': [{ path: anyRef, targets: anyRef, on: anyRef }, ['targets']],
}
const effect: Check = (value, at) => {
  const { is } = objectOf(value, at)
  const known = typeof is === 'string' && Object.hasOwn(EFFECTS, is) ? EFFECTS[is] : undefined
  if (!known) throw new Error(`${at}.is is not an effect: \`${String(is)}\`. There is: ${Object.keys(EFFECTS).map((name) => `\`${name}\``).join(', ')}.`)
  fields({ is: text, ...known[0] }, known[1])(value, at)
}

const typeOrRef = either((value) => typeof value === 'string', text, anyRef)
const call: Check = fields({
  when: list(when), returns: typeOrRef, with: record(anyRef), effects: list(effect), lazy: flag, onlyByExecute: flag,
  executes: oneOf(true, false, 'arguments'), throws: flag, promise: flag,
  callbacks: list(fields({
    arg: either((value) => value === 'last', text, count), params: list(either((value) => value === null, json, typeOrRef)), runs: oneOf('now', 'after'),
  }, ['arg', 'runs'])),
})
const setting: Check = oneOrMany(fields({ when: list(when), effects: list(effect) }, ['effects']))
const VALUE: Fields = {
  type: text, is: anyRef, same: flag, with: record(anyRef), members: record(later(() => row)), anyMember: later(() => row), call: oneOrMany(call),
  construct: oneOrMany(call), set: record(setting), remove: record(setting),
}
const row: Check = fields(VALUE)
const typeRow: Check = fields({
  ...VALUE, role: oneOf('request', 'response', 'session', 'router'), model: oneOf(true), serves: oneOf(true), optional: oneOf(true), handles: oneOf(true),
  extends: oneOrMany(text), awaited: text,
})
const rule = fields({ option: text, equals: json }, ['option'])
const pathOfCookie: Check = (value, at) => { if (value !== null) text(value, at) }
const table: Check = fields({
  id: text, title: text, packages: list(text), checked: text, docs: text, setupWords: list(text), modules: record(row), globals: record(row), types: record(typeRow),
  augments: list(fields({ type: text, row: fields({ members: record(row), set: record(setting), remove: record(setting) }) }, ['type', 'row'])),
  annotations: record(record(fields({ type: text }, ['type']))),
  cookieApis: record(fields({
    path: fields({ set: pathOfCookie, clear: pathOfCookie }, ['set', 'clear']), secure: flag, httpOnly: flag, sameSite: oneOf('lax', 'strict', 'none'),
    undefinedPath: oneOf('default', 'omit'), emptyValueDeletes: flag, maxAgeZeroDeletes: flag,
    clearIgnores: list(oneOf('maxAge', 'expires', 'path', 'domain', 'options')), maxAgeUnit: oneOf('s', 'ms', 'days'), keys: record(text), client: flag,
    appendsAtOnce: oneOf(true), checked: text,
  }, ['path', 'undefinedPath', 'emptyValueDeletes', 'maxAgeZeroDeletes', 'clearIgnores', 'maxAgeUnit'])),
  session: fields({
    state: oneOf('stateful', 'stateless', 'delegated', 'by-option'), statefulWhen: list(rule), statelessWhen: list(rule),
    cookie: fields({
      nameOption: list(list(text)), defaultName: pathOfCookie, options: list(text), api: text,
      credential: oneOf('session-id', 'token', 'refresh-token', 'sealed-session', 'user-data', 'unknown'),
    }, ['defaultName', 'options', 'api', 'credential']),
    clearsCookie: flag, survivor: text, provider: text, passwordReset: fields({ offeredBy: text, endedBy: list(text) }, ['offeredBy', 'endedBy']),
    passwordChange: fields({ method: text, keys: list(text), within: text, endedBy: text }, ['method', 'keys', 'within', 'endedBy']),
  }, ['state', 'clearsCookie', 'survivor']),
  loose: oneOf(true),
  records: fields({ ends: text, empties: text, operator: text }, ['ends', 'empties']),
  browserRequests: list(fields({
    globals: list(text), modules: list(text), types: list(text), instances: list(text), promise: flag, successMember: text,
    credentials: fields({ option: text, value: json }, ['option', 'value']), optionsAt: record(json),
  }, ['promise'])),
  clientCache: fields({ madeBy: list(text), filledBy: text, emptiedBy: text, partlyEmptiedBy: text }, ['madeBy', 'filledBy', 'emptiedBy']),
}, ['id'])

// --- wording --------------------------------------------------------------------------------------------------------------

const member = (at: string, key: string): string => (/^[A-Za-z_$][\w$]*$/.test(key) ? `${at}.${key}` : `${at}['${key}']`)

function objectOf(value: unknown, at: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(at, 'must be an object', value)
  return value as Record<string, unknown>
}

function fail(at: string, what: string, value: unknown): never {
  const said = value === null ? 'null' : Array.isArray(value) ? 'an array' : typeof value === 'object' ? 'an object' : `${typeof value} \`${String(value)}\``
  throw new Error(`${at} ${what}, and is ${said}.`)
}
