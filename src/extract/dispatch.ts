/**
 * Logouts behind handlers that look at the address by themselves: `if (req.url === '/logout')` in a server without a router, in
 * middleware and in proxies, `switch (action)` behind `/:action`. The handler is run for an address that its code names, and for
 * one that nobody names: what only the first run does is done at that address.
 */
import type { Node } from 'oxc-parser'
import type { HandlerRow } from '../knowledge/define.ts'
import type { Place, Run } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import type { RequestUrl } from '../syntax/run.ts'
import type { Value } from '../syntax/values.ts'
import { walk } from '../syntax/walk.ts'
import { methodsOf } from './endpoint-draft.ts'
import type { Extraction } from './extraction.ts'
import { isChange } from './handlers.ts'
import { isLogoutPath, isLogoutWord, LOOSE_LOGOUT } from './words.ts'

/** A text in the code that may be an address, or a part of one. */
interface Named {
  readonly text: string
  readonly place: Place
}

/** What a handler does at one of the addresses that its code names. */
export interface Dispatched {
  readonly path: string
  /** Where the code names it. */
  readonly place: Place
  readonly ran: ReturnType<typeof methodsOf>
}

/** Does code look at the address of a request? */
export const readsAddress = (text: string): boolean => /\b(?:url|originalUrl|path|rawPath|pathname|resource|nextUrl|href|params|query|getRouterParams?|getRequest(?:URL|Path))\b/i.test(text)

/** More texts than these in one file are no addresses. */
const MOST_NAMED = 12

/** An address that no code names. */
const ANYWHERE = '/-'

/**
 * The logouts behind one handler.
 *
 * @param path under which the handler is registered; parameters stand in it as `:name`, and `*` for any rest
 * @param modules whose texts may name the addresses
 */
export function dispatched(
  path: string, registered: string | readonly string[], handlers: readonly Value[], row: HandlerRow, modules: readonly Module[], extraction: Extraction,
): Dispatched[] {
  const named = [...new Map(modules.flatMap(namedIn).map((one) => [one.text, one])).values()]
  const asked = named.flatMap((one) => addressesOf(one, path))
  if (asked.length === 0) return []
  const [elsewhere] = addressesOf({ text: ANYWHERE, place: asked[0]?.place as Place }, path)
  const always = new Set(elsewhere ? methodsOf(registered, handlers, row, extraction, { url: elsewhere.url }).runs.flatMap(changesOf) : [])
  const actsHere = (run: Run): boolean => changesOf(run).some((change) => !always.has(change))
  return asked.flatMap(({ url, place }): Dispatched[] => {
    const ran = methodsOf(registered, handlers, row, extraction, { url, acts: actsHere })
    return ran.runs.some(actsHere) ? [{ path: url.path, place, ran }] : []
  })
}

/** The places at which something ends. */
const changesOf = (run: Run): string[] => run.events.filter(isChange).map(({ place }) => `${place.file}:${String(place.start)}`)

/** The texts of a file that mean a logout, as an address or as a word. */
function namedIn(module: Module): readonly Named[] {
  if (!LOOSE_LOGOUT.test(module.text)) return []
  const found: Named[] = []
  walk(module.program, (node) => {
    const text = textOf(node)
    // `POST /logout` is a key of tables that dispatch by method and address.
    const address = text?.replace(/^[A-Z]+ (?=\/)/, '')
    if (address === undefined || address.length > 80 || !(address.startsWith('/') ? isLogoutPath(address) : isLogoutWord(address))) return
    found.push({ text: address, place: { file: module.file, start: node.start, end: node.end } })
  })
  return found.length > MOST_NAMED ? [] : found
}

function textOf(node: Node): string | undefined {
  if (node.type === 'Literal') {
    if ('regex' in node) return node.regex.pattern.replaceAll('\\/', '/').replace(/^\^/, '').replace(/(?:\/\?)?\$?$/, '')
    return typeof node.value === 'string' ? node.value : undefined
  }
  return node.type === 'TemplateLiteral' && node.expressions.length === 0 ? (node.quasis[0]?.value.cooked ?? undefined) : undefined
}

/** The addresses that a text stands for, of those that reach a handler that is registered under `path`. */
function addressesOf({ text, place }: Named, path: string): readonly { url: RequestUrl; place: Place }[] {
  const parameter = /\/(?::(\w+)|\*)$/.exec(path)
  if (parameter === null) return text.startsWith('/') ? [{ url: { path: text, params: new Map() }, place }] : []
  const word = text.replace(/^\/+/, '')
  if (parameter[1] !== undefined && word.includes('/')) return []
  const before = path.slice(0, parameter.index)
  const name = parameter[1] ?? '*'
  return [{ url: { path: `${before}/${word}`, params: new Map([[name, parameter[1] === undefined ? word.split('/') : word]]) }, place }]
}
