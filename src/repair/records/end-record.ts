/**
 * `destroy-session` and `revoke-refresh-token` for what the application keeps by itself: the record that the login wrote is ended by the
 * project's own helper, or as the same data layer does it. Which record is the caller's is told by how the project finds it elsewhere.
 */
import type { Node } from 'oxc-parser'
import { valueOf, type Endpoint } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import type { LoginRecord } from '../../project/login-state.ts'
import { createLocate } from '../../project/positions.ts'
import { wayTo } from '../../project/paths.ts'
import type { Document, FunctionNode } from '../document.ts'
import { madeAsync } from '../functions.ts'
import { isTaken } from '../imports.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'
import { insertBefore } from '../statements.ts'
import { broughtTo, type Reference } from '../modules.ts'
import { newHelper } from './new-helper.ts'
import { COOKIE, originOf, type Origin } from './origins.ts'
import { calleeAt, helpersOf, type OwnHelper } from './own-helpers.ts'
import { placedNode, placedRead, requoted, variableHolding, type Spot } from './placing.ts'
import { beginningsOf, type Beginning } from './spot.ts'
import { storeOf } from './store-of.ts'
import { isPersonal, type Condition, type RecordStore, type RecordUse } from './stores.ts'

/** A key by which the project finds a record, and where its value comes from. */
interface Key {
  readonly key: string
  readonly use: RecordUse
  readonly condition: Condition
  readonly origin: Origin
}

/** A call that ends the record, complete but for the cookie. */
interface Ending {
  readonly code: string
  readonly origin: Origin
  readonly waits: boolean
  readonly edits: readonly Edit[]
}

/**
 * Ends a record of the application at the beginning of the logout.
 *
 * @param what the record, for people: `the session in \`sessions\``
 * @throws CannotRepair with the reason
 */
export function endRecord(endpoint: Endpoint, record: LoginRecord, what: string, project: RepairProject): readonly Edit[] {
  const store = storeOf(record, project)
  const written = placeOf(record, project)
  if (store === null) throw new CannotRepair(`${what} is written at ${written} in a way that does not show how one is ended`)
  const keys = keysOf(store, project)
  if (keys.length === 0) throw new CannotRepair(`${what} is written at ${written}, and nothing is seen to find it by a cookie: which one is the caller's is not known`)
  keys.forEach(({ origin }) => { assertSent(origin, endpoint, project) })
  const edits = beginningsOf(endpoint, project).map((beginning) => endedAt(beginning, store, keys, endpoint, project)).find((found) => found !== null)
  if (edits === undefined) throw new CannotRepair(`${what} is written at ${written}, and what ends it cannot be reached from the logout`)
  return edits
}

function endedAt({ doc, anchor, isHandler }: Beginning, store: RecordStore, keys: readonly Key[], endpoint: Endpoint, project: RepairProject): readonly Edit[] | null {
  const spot: Spot = { doc, node: anchor.node, endpoint }
  const ending = byHelper(store, keys, spot, project) ?? byDataLayer(store, keys, spot, project)
  const fn = doc.functionAround(anchor.node)
  const cookie = ending && fn ? cookieAt(ending.origin, spot, fn, project) : null
  if (ending === null || fn === undefined || cookie === null || (ending.waits && !fn.async && !isHandler)) return null
  const call = `${ending.waits ? 'await ' : ''}${shorthand(ending.code.replaceAll(COOKIE, cookie.name))}`
  return [
    ...ending.edits, ...cookie.edits, ...(ending.waits ? madeAsync(doc, fn) : []),
    ...insertBefore(doc, anchor, [...cookie.lines, isGuarded(doc, anchor.node, cookie.name) ? doc.statement(call) : guarded(doc, cookie.name, call)]),
  ]
}

function placeOf({ place }: LoginRecord, { facts }: RepairProject): string {
  return `\`${wayTo(facts.root, place.file)}:${String(createLocate((file) => facts.textOf(file))(place.file, place.start).line)}\``
}

/** The keys of which the value comes out of a cookie. By the key of a user all devices would be logged out. */
function keysOf({ uses, isKeyed }: RecordStore, project: RepairProject): readonly Key[] {
  return uses.filter(({ op }) => op !== 'write').flatMap((use) => use.conditions.flatMap((condition): Key[] => {
    const origin = isPersonal(isKeyed ? use.doc.textOf(condition.value) : condition.key) ? null : originOf(use.doc, condition.value, project)
    return origin === null ? [] : [{ key: condition.key, use, condition, origin }]
  }))
}

// --- what ends it ---------------------------------------------------------------------------------------------------------------

function byHelper(store: RecordStore, keys: readonly Key[], spot: Spot, project: RepairProject): Ending | null {
  for (const helper of helpersOf(store, project)) {
    const ending = callOf(helper, keys, spot, project)
    if (ending) return ending
  }
  return null
}

function callOf(helper: OwnHelper, keys: readonly Key[], spot: Spot, project: RepairProject): Ending | null {
  const given = helper.keys.map((key) => keys.find((one) => one.key === key)?.origin)
  const [origin] = given
  if (origin === undefined || !given.every((one) => one?.read.cookie === origin.read.cookie)) return null
  const args = given.map((one) => carried(one!, spot.doc, project))
  const callee = calleeAt(helper, spot.doc, spot.node, project)
  if (callee === null || !args.every((one) => one !== null)) return null
  return { code: `${callee.local}(${args.map(({ code }) => code).join(', ')})`, origin, waits: helper.waits, edits: [...callee.edits, ...args.flatMap(({ edits }) => edits)] }
}

interface Carried {
  readonly code: string
  readonly edits: readonly Edit[]
}

/** The code of a value with the names that it needs in another file. */
function carried({ code, needs }: { readonly code: string; readonly needs: readonly Reference[] }, doc: Document, project: RepairProject): Carried | null {
  const edits: Edit[] = []
  for (const need of needs) {
    const brought = broughtTo(doc, need, project)
    if (brought === null || brought.local !== need.name) return null
    edits.push(...brought.edits)
  }
  return { code: requoted(code, doc), edits }
}

function byDataLayer(store: RecordStore, keys: readonly Key[], spot: Spot, project: RepairProject): Ending | null {
  const usable = keys.filter(({ key }) => store.field === null || key === store.field)
  for (const one of usable) {
    const ending = callAt(store, one, spot, project)
    if (ending) return ending
  }
  for (const one of usable) {
    const ending = byNewHelper(store, one, spot, project)
    if (ending) return ending
  }
  return null
}

/** The call itself, where the store can be reached. */
function callAt(store: RecordStore, { use, condition, origin, key }: Key, spot: Spot, project: RepairProject): Ending | null {
  const receiver = placedNode(use.receiver.doc, use.receiver.node, spot, project)
  const made = store.isKeyed ? originOf(use.doc, condition.whole, project) : origin
  const value = made && carried(made, spot.doc, project)
  const needs = store.needs.map(({ doc, node }) => placedNode(doc, node, spot, project))
  if (receiver === null || value === null || made === null || !needs.every((one) => one !== null)) return null
  const call = store.one(use, key, receiver.code, value.code)
  return call && { ...call, origin: made, edits: [...receiver.edits, ...value.edits, ...needs.flatMap(({ edits }) => edits)] }
}

/** A function beside the one that finds the record, for a store that its module keeps to itself. */
function byNewHelper(store: RecordStore, { use, condition, origin, key }: Key, spot: Spot, project: RepairProject): Ending | null {
  const argument = carried(origin, spot.doc, project)
  if (argument === null || use.doc.file === spot.doc.file || store.needs.some(({ doc }) => doc.file !== use.doc.file)) return null
  const call = store.one(use, key, use.receiver.doc.textOf(use.receiver.node), use.doc.textOf(store.isKeyed ? condition.whole : condition.value))
  const helper = call && newHelper(use, condition, shorthand(call.code), store.record.kind, call.waits, spot.doc, project)
  return helper && { code: `${helper.local}(${argument.code})`, origin, waits: call.waits, edits: [...helper.edits, ...argument.edits] }
}

/** A property that is called as its value is written once. */
const shorthand = (code: string): string => code.replace(/([{,] )(\w+): \2(?= [,}]|,)/g, '$1$2')

// --- the cookie ----------------------------------------------------------------------------------------------------------------

/** A cookie of another path never comes with this request. */
function assertSent({ read: { cookie } }: Origin, { path, pathIsComplete }: Endpoint, { facts }: RepairProject): void {
  if (path === null || !pathIsComplete) return
  const paths = facts.issuedCookies.filter(({ event }) => valueOf(event.cookie.name) === cookie).map(({ event }) => valueOf(event.cookie.path))
  const [own] = paths
  if (own == null || paths.some((one) => one !== own) || isBelow(path, own)) return
  throw new CannotRepair(`the cookie \`${cookie}\` is sent to \`${own}\` only, and not to this logout, which cannot tell whose login it ends`)
}

/** RFC 6265bis §5.1.4. */
function isBelow(path: string, cookiePath: string): boolean {
  return path === cookiePath || path.startsWith(cookiePath.endsWith('/') ? cookiePath : `${cookiePath}/`)
}

interface CookieAt {
  readonly name: string
  /** Statements that read it, where no variable holds it yet. */
  readonly lines: readonly string[]
  readonly edits: readonly Edit[]
}

function cookieAt({ read, called }: Origin, spot: Spot, fn: FunctionNode, project: RepairProject): CookieAt | null {
  const placed = placedRead(read, spot, project)
  if (placed === null) return null
  const { doc } = spot
  const known = variableHolding(spot, placed.code)
  if (known !== null) return { name: known, lines: [], edits: [] }
  const name = [called, camelCase(read.cookie), `${camelCase(read.cookie)}Cookie`].find((one) => one !== null && !isTaken(doc, one, fn))
  if (name === undefined || name === null) return null
  return { name, lines: [doc.statement(`const ${name} = ${placed.code}`)], edits: placed.edits }
}

function camelCase(cookie: string): string {
  const [first = '', ...rest] = cookie.split(/[^A-Za-z\d]+/).filter((part) => part !== '')
  return [first.charAt(0).toLowerCase() + first.slice(1), ...rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1))].join('')
}

/** Has the function gone already where there is no such value? */
function isGuarded(doc: Document, at: Node, name: string): boolean {
  const list = doc.parentOf(at)
  const before = list?.type === 'BlockStatement' ? list.body.filter(({ end }) => end <= at.start) : []
  return before.some((one) => {
    if (one.type !== 'IfStatement' || doc.textOf(one.test) !== `!${name}`) return false
    const last = one.consequent.type === 'BlockStatement' ? one.consequent.body.at(-1) : one.consequent
    return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement'
  })
}

/** Many data layers take a condition that is not there for none at all: without the cookie nothing is ended. */
function guarded(doc: Document, name: string, call: string): string {
  const bracesAreKept = !doc.nodes.some((node) => node.type === 'IfStatement' && node.consequent.type !== 'BlockStatement')
  return bracesAreKept
    ? `if (${name}) {\n${doc.style.indent}${doc.statement(call)}\n}`
    : doc.statement(`if (${name}) ${call}`)
}
