/** Addresses that code takes apart: `new URL(req.url, base)`, `url.parse(req.url)`. */
import { literal, native, object, stringOf, UNDEFINED, type ApiValue, type Value } from '../syntax/values.ts'

const PARSERS = /^(?:URL|(?:node:)?url\.(?:URL|parse)|parseurl)$/

/** Does the call take an address apart, or make one? */
export const parsesAddress = (callee: ApiValue): boolean => PARSERS.test(callee.path)

/**
 * The parts of an address, where the call takes one apart that is known.
 *
 * @param args what the call is given: a text, and what it is relative to; or a request (`parseurl(req)`)
 * @param urlOf reads the address of a request
 */
export function addressOf(callee: ApiValue, args: readonly Value[], urlOf: (request: ApiValue) => Value): Value | undefined {
  if (!parsesAddress(callee)) return undefined
  const [given, base] = args
  const text = stringOf(given?.kind === 'api' ? urlOf(given) : (given ?? UNDEFINED))
  if (text === undefined) return undefined
  const url = parsed(text, stringOf(base ?? UNDEFINED) ?? ORIGIN)
  if (url === null) return undefined
  const parts = ['pathname', 'href', 'search', 'hash', 'host', 'hostname', 'origin', 'protocol'] as const
  return object(null, [...parts.map((part) => [part, literal(url[part])] as const), ['path', literal(url.pathname)], ['toString', native('toString', () => literal(url.href))]], { open: true })
}

/** Stands for whichever origin answers. */
const ORIGIN = 'http://localhost'

function parsed(text: string, base: string): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
