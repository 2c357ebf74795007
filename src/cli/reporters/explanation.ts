/** What `explain` says about one endpoint. */
import type {
  Attribute, Condition, CookieAttributes, Endpoint, InvalidateEvent, LogoutEvent, OpaqueCallEvent, Place, Run, SendEvent,
} from '../../model/facts.ts'
import type { ProjectFacts } from '../../model/project-facts.ts'
import type { Cited, CookiePair, LogoutView } from '../../model/view.ts'
import { wrap } from '../terminal.ts'
import type { Style } from '../terminal.ts'
import { showCode } from './text.ts'

/** What the parts of the explanation need. */
interface Scene {
  readonly endpoint: Endpoint
  readonly facts: ProjectFacts
  readonly view: LogoutView
  readonly style: Style
}

export function printExplanation(endpoint: Endpoint, facts: ProjectFacts, view: LogoutView, style: Style): string {
  const scene: Scene = { endpoint, facts, view, style }
  const { colors } = style
  const sections: readonly (readonly [string, readonly string[]])[] = [
    ['Why it is an endpoint', evidenceLines(scene)],
    ...endpoint.runs.map((run) => [titleOf(run), eventLines(run, scene)] as const),
    ['What ends the session', sessionLines(scene)],
    ['Cookies', view.cookies(endpoint).cookies.length === 0 ? [statusLine(view.cookies(endpoint))] : []],
    ...view.cookies(endpoint).cookies.map((pair) => ['', cookieLines(pair, scene)] as const),
    ['Where the trail was lost', lostLines(scene)],
  ]
  return [
    `${colors.bold(endpoint.id)}  ${colors.dim(endpoint.framework)}`,
    `  registered at ${view.describe(endpoint.registration)}, handled at ${view.describe(endpoint.handler)}`,
    ...sections.flatMap(([title, lines]) => [
      ...(title === '' ? [] : ['', colors.bold(title)]),
      ...lines.map((line) => `  ${showCode(wrap(line, style.width, 6), style)}`),
    ]),
  ].join('\n')
}

function evidenceLines({ endpoint, view }: Scene): readonly string[] {
  return endpoint.evidence.map(({ kind, text, place }) => `${kind.padEnd(13)}  \`${text}\`  ${view.describe(place)}`)
}

// ---------------------------------------------------------------------------------------------------------------------------
// What happens
// ---------------------------------------------------------------------------------------------------------------------------

function titleOf({ method }: Run): string {
  return method === null ? 'What happens' : `What happens on ${method}`
}

function eventLines({ events }: Run, { view, style }: Scene): readonly string[] {
  if (events.length === 0) return ['nothing that was seen']
  return events.map((event, index) => {
    const chain = [...event.frames, event.place].map((place) => view.describe(place)).join(` ${style.symbols.arrow} `)
    const notes = [...event.conditions.map(describeCondition), ...waiting(event)].join(', ')
    return `${String(index + 1).padStart(2)}. ${describeEvent(event)}  ${chain}${notes === '' ? '' : `  (${notes})`}`
  })
}

function describeCondition({ kind, text }: Condition): string {
  return text === '' ? kind : `${kind} \`${oneLine(text)}\``
}

function waiting(event: LogoutEvent): readonly string[] {
  if (event.inCallbackOf !== undefined) return [`in the callback of ${event.inCallbackOf + 1}`]
  if (event.kind !== 'invalidate' || event.awaited) return []
  return [event.callback === true ? 'reports to its callback' : 'not awaited']
}

function describeEvent(event: LogoutEvent): string {
  switch (event.kind) {
    case 'invalidate':
      return describeInvalidation(event)
    case 'cookie-clear':
      return `\`${event.cookie.via}\` deletes the cookie ${show(event.cookie.name)}`
    case 'cookie-write':
      return `\`${event.cookie.via}\` sets the cookie ${show(event.cookie.name)}`
    case 'header':
      return `header \`${event.name}\`: ${show(event.value)}`
    case 'send':
      return describeAnswer(event)
    case 'record-write':
      return `\`${event.via}\` (${event.library}) writes \`${event.entity}\``
    case 'credential-write':
      return `\`${event.via}\` (${event.library}) changes the ${event.what} in \`${event.entity}\``
    case 'token-issued':
      return `\`${event.via}\` (${event.library}) issues a token`
    case 'log':
      return `\`${event.via}\` writes to the log${event.secret === undefined ? '' : `, \`${event.secret}\` included`}`
    case 'browser-storage':
      return `\`${event.via}\` uses the browser's ${event.storage}`
    case 'opaque-call':
      return describeOpaque(event)
    default:
      throw new Error(`unknown event: ${JSON.stringify(event satisfies never)}`)
  }
}

function describeInvalidation({ via, library, effect, entity, what, scope }: InvalidateEvent): string {
  return `\`${via}\` (${library}): ${effect} invalidation of ${entity === undefined ? what : `\`${entity}\``}, ${scope}`
}

function describeAnswer({ via, status, redirect }: SendEvent): string {
  return `\`${via}\` answers${status === undefined ? '' : ` ${status}`}${redirect === undefined ? '' : `, to \`${redirect}\``}`
}

function describeOpaque({ callee, reason, carries }: OpaqueCallEvent): string {
  const subject = reason.includes(callee) ? '' : `\`${callee}\` is `
  return `${subject}not known: ${reason}${carries.length === 0 ? '' : `; it gets the ${carries.join(', ')}`}`
}

// ---------------------------------------------------------------------------------------------------------------------------
// Answers
// ---------------------------------------------------------------------------------------------------------------------------

function sessionLines({ endpoint, view }: Scene): readonly string[] {
  const session = view.serverSession(endpoint)
  const tokens = view.tokens(endpoint)
  const cite = ({ place, via }: Cited): string => `  \`${via}\`  ${view.describe(place)}`
  return [
    `server session  ${statusLine(session)}`,
    ...session.evidence.map(cite),
    ...(session.origin === null ? [] : [`  ${session.survivor}: ${view.describe(session.origin)}`]),
    `tokens          ${statusLine(tokens)}`,
    ...tokens.evidence.map(cite),
  ]
}

function statusLine({ status, why }: { readonly status: string; readonly why: string }): string {
  return `${status}: ${why}`
}

const ATTRIBUTES = ['path', 'domain', 'secure', 'httpOnly', 'sameSite', 'partitioned'] as const

/** The two sides next to each other. Path and domain are the effective ones, the others as they are written or filled in. */
function cookieLines(pair: CookiePair, { facts, endpoint, view, style }: Scene): readonly string[] {
  const { set, clear, verdict, why } = pair
  const [left, right] = [attributesAt(set?.place, facts, endpoint), attributesAt(clear?.place, facts, endpoint)]
  const rows: readonly (readonly [string, string, string])[] = [
    [pair.name === null ? '(name not known)' : `\`${pair.name}\``, 'set', 'deleted'],
    ['', set === null ? 'nowhere seen' : view.describe(set.place), clear === null ? 'nowhere seen' : view.describe(clear.place)],
    ['', set === null ? '' : `\`${set.via}\``, clear === null ? '' : `\`${clear.via}\``],
    ...ATTRIBUTES.map((name) => [name, cell(name, set, left), cell(name, clear, right)] as const),
  ]
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)))
  return [
    ...rows.map(([a, b, c]) => `${a.padEnd(widths[0]!)}  ${b.padEnd(widths[1]!)}  ${c}`.trimEnd()),
    `${style.symbols.arrow} ${verdict}: ${why}`,
  ]
}

function cell(name: typeof ATTRIBUTES[number], site: CookiePair['set'], attributes: CookieAttributes | null): string {
  if (site === null) return ''
  if (name === 'path' && site.path !== null) return site.path
  if (name === 'domain' && site.domain !== null) return site.domain === '' ? '(host-only)' : site.domain
  return attributes === null ? '?' : show(attributes[name])
}

/** The cookie of the fact at a place: a library's own, one that some code sets, or a deletion of this endpoint. */
function attributesAt(place: Place | undefined, facts: ProjectFacts, endpoint: Endpoint): CookieAttributes | null {
  if (place === undefined) return null
  const events = endpoint.runs.flatMap((run) => run.events)
    .filter((event) => event.kind === 'cookie-clear' || event.kind === 'cookie-write')
  const known: readonly { readonly place: Place; readonly cookie: CookieAttributes | null }[] = [
    ...facts.setups,
    ...facts.issuedCookies.map(({ event }) => event),
    ...events,
  ]
  return known.find((fact) => fact.place.file === place.file && fact.place.start === place.start)?.cookie ?? null
}

function lostLines({ endpoint, view }: Scene): readonly string[] {
  const lost = view.lost(endpoint)
  if (lost.length === 0) return ['nowhere']
  const lines = lost.map(({ place, reason, text }) => `${view.describe(place)}  \`${oneLine(text)}\`: ${reason}`)
  return [...new Set(lines)]
}

function show(attribute: Attribute<string | boolean | null>): string {
  if (attribute.is === 'unknown') return `? (${attribute.symbol ?? attribute.reason})`
  const { value, from } = attribute
  const text = value === null ? '(not written)' : typeof value === 'string' ? `\`${value}\`` : String(value)
  return from === 'literal' ? text : `${text} (${from})`
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()
