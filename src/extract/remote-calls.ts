/** Requests to other servers: does the address say that a session ends there? And where a browser is sent. */
import type { InvalidateEvent, OpaqueCallEvent } from '../model/facts.ts'
import type { At } from '../syntax/semantics.ts'
import { force, settled, stringOf, symbolOf, type Carry, type Value } from '../syntax/values.ts'
import { looksLikeInvalidation } from './invalidation-names.ts'
import { serverOfAddress } from './origins.ts'
import { eventBase, viaOf } from './recorder.ts'
import { isLogoutWord } from './words.ts'

export interface RemoteCall {
  readonly url: Value | undefined
  readonly method: Value | string | undefined
  readonly body: Value | undefined
  /** What of the request goes along. */
  readonly carries: ReadonlySet<Carry>
}

/** What a request to another server means to the session; null when it is about something else. */
export function remoteEvent(call: RemoteCall, library: string, at: At): InvalidateEvent | OpaqueCallEvent | null {
  const address = call.url === undefined ? '' : addressOf(call.url)
  const method = methodOf(call.method)
  if (endsSession(address, method) || asksToEnd(address, call.body)) {
    const server = call.url === undefined ? undefined : serverOfAddress(call.url)
    return {
      kind: 'invalidate', ...eventBase(at), via: viaOf(at), what: 'provider', effect: 'delegated', scope: 'current-session', library,
      provider: serverOf(address), ...(server === undefined ? {} : { server }),
    }
  }
  const reason = mayEnd(address, method, call)
  if (reason === null) return null
  return {
    kind: 'opaque-call', ...eventBase(at), callee: viaOf(at), reason, carries: ['token'], looksLikeInvalidation: false,
  }
}

/** The address as text: names stand for the parts that are not known. */
export function addressOf(given: Value, depth = 0): string {
  const value = settled(given)
  const known = stringOf(value)
  if (known !== undefined) return known
  if (depth > 3) return '*'
  switch (value.kind) {
    case 'text':
      return value.parts.map((part) => (typeof part === 'string' ? part : addressOf(part, depth + 1))).join('')
    case 'api': {
      const href = value.data.get('href')
      return href === undefined ? hole(value.path) : addressOf(href, depth + 1)
    }
    case 'object': {
      const url = value.props.get('url') ?? value.props.get('href') ?? value.props.get('path') ?? value.props.get('pathname')
      return url === undefined ? '*' : addressOf(url, depth + 1)
    }
    case 'union':
      return value.values.map((one) => addressOf(one, depth + 1)).find((one) => one !== '*' && one !== '') ?? '*'
    case 'unknown':
      return hole(value.symbol ?? value.text ?? '*')
    default:
      return hole(symbolOf(value) ?? '*')
  }
}

/** What is not known stays one part of the address, whatever its name is made of. */
const hole = (text: string): string => (text === '*' ? text : /^(?:https?:)?\/\/|^\//.test(text) ? text : `*${text.replace(/^.*[#/]/s, '').replaceAll(/[^\w.-]+/g, '.')}*`)

const NAMED_HOLE = /\*([^*/?]+)\*/g
/** Names that a configuration gives to the address of a logout: `LOGOUT_URL`, `logoutEndpoint`, `endSessionEndpoint`. */
const ADDRESS_OF_LOGOUT = /(?:log|sign)[-_]?out|log[-_]?off|end[-_]?session|revo(?:ke|cation)/i
const ENDING_SEGMENT = /^(?:revoke|revocation|invalidate|end[-_]?session|blacklist|denylist)(?:[-_]|$)|^(?:revoke|invalidate)[A-Z]/i
const SESSION_SEGMENT = /^(?:sessions?|refresh[-_]?tokens?|tokens?|logins?)$/i

function endsSession(address: string, method: string | undefined): boolean {
  if ([...address.matchAll(NAMED_HOLE)].some(([, name = '']) => ADDRESS_OF_LOGOUT.test(name))) return true
  const segments = segmentsOf(address)
  if (segments.some((segment) => isLogoutWord(segment) || ENDING_SEGMENT.test(segment))) return true
  return method === 'DELETE' && segments.some((segment) => SESSION_SEGMENT.test(segment))
}

function segmentsOf(address: string): string[] {
  const path = address.replace(/^(?:[a-z]+:)?\/\/[^/?#]*/i, '').replace(/[?#].*$/s, '')
  return path.split(/[/'"\s]+/).flatMap((segment) => (segment.includes('*') ? [] : [segment, ...segment.split('.')])).filter(Boolean)
}

/** A query language over HTTP: the name of the mutation says it. */
function asksToEnd(address: string, body: Value | undefined): boolean {
  if (body === undefined || !/graphql|gql|rpc/i.test(address)) return false
  const names = textsIn(body, 0).flatMap((text) => text.match(/[A-Za-z_]\w*/g) ?? [])
  return names.some((name) => isLogoutWord(name) || looksLikeInvalidation(name))
}

function textsIn(given: Value, depth: number): string[] {
  const value = settled(given)
  const text = stringOf(value)
  if (text !== undefined) return [text]
  if (depth > 3) return []
  if (value.kind === 'unknown') return value.json ? textsIn(value.json, depth + 1) : []
  if (value.kind === 'text') return value.parts.filter((part): part is string => typeof part === 'string')
  if (value.kind === 'array') return value.elements.flatMap((element) => textsIn(element, depth + 1))
  return value.kind === 'object' ? [...value.props.values()].flatMap((one) => textsIn(one, depth + 1)) : []
}

/** Why the call could be the end of the session, for people; null where it could not. */
function mayEnd(address: string, method: string | undefined, { carries }: RemoteCall): string | null {
  if (!carries.has('token') && !carries.has('session') && !carries.has('request')) return null
  const segments = segmentsOf(address)
  if (segments.length === 0) return 'the address that is asked is not known'
  if (method === 'GET' || method === undefined) return null
  return segments.some((segment) => /^(?:auth|sso|oauth2?|identity|iam|sessions?|tokens?)$/i.test(segment)) ? `whether \`${address}\` ends the session is not known` : null
}

function methodOf(given: Value | string | undefined): string | undefined {
  const text = given === undefined ? 'GET' : typeof given === 'string' ? given : stringOf(force(given)) ?? (settled(given).kind === 'literal' ? 'GET' : undefined)
  return text?.toUpperCase()
}

/** Hosts, paths and names of settings by which a service is known. */
const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/\.auth0\.com\b|\/v2\/logout\b|\*[^*]*auth0/i, 'Auth0'],
  [/\/protocol\/openid-connect\/|\*[^*]*keycloak/i, 'Keycloak'],
  [/\bamazoncognito\.com\b|\bcognito-idp\.|\*[^*]*cognito/i, 'Amazon Cognito'],
  [/\blogin\.microsoftonline\.com\b|\bb2clogin\.com\b|\/oauth2\/v2\.0\/logout|\*[^*]*(?:azure|entra|b2c)/i, 'Microsoft Entra ID'],
  [/\.okta(?:preview)?\.com\b|\*[^*]*okta/i, 'Okta'],
  [/\baccounts\.google\.com\b|\boauth2\.googleapis\.com\b/i, 'Google'],
  [/\bgithub\.com\b/i, 'GitHub'],
  [/\bdiscord(?:app)?\.com\b/i, 'Discord'],
  [/\bcas\b.*\/logout/i, 'CAS'],
  [/\/oidc\/v1\/end_session/i, 'Zitadel'],
  [/\/oidc\/session\/end/i, 'Logto'],
  [/\.kinde\.com\b/i, 'Kinde'],
  [/\.clerk\.(?:accounts\.dev|com)\b/i, 'Clerk'],
  [/\bworkos\.com\b/i, 'WorkOS'],
  [/\.onelogin\.com\b/i, 'OneLogin'],
]

/** The service at whose logout a browser is sent to this address; null where it is none, or a page of the application itself. */
export const logoutElsewhere = (address: string): string | null =>
  /^(?:https?:)?\/\/|^\*/i.test(address) && endsSession(address, 'GET') ? serverOf(address) : null

/** The service that answers at an address. */
export function serverOf(address: string): string {
  const service = SERVICES.find(([pattern]) => pattern.test(address))?.[1]
  if (service !== undefined) return service
  const host = /^(?:https?:)?\/\/([^/?#*]+)/.exec(address)?.[1]
  return host ?? 'the service that answers there'
}
