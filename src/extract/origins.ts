/** Which other server a value comes from: the result of a request to it, or a part of that. */
import { settled, stringOf, symbolOf, type ApiValue, type Value } from '../syntax/values.ts'

/** Under which the address of a request is attached to its result. */
export const ASKED = 'asked'

/** Canonical text of the server that an address names: its host, or the setting that holds it. */
export function serverOfAddress(given: Value): string | undefined {
  const value = settled(given)
  const text = stringOf(value)
  if (text !== undefined) return /^(?:https?:)?\/\/([^/?#]+)/.exec(text)?.[1]
  const first = value.kind === 'text' ? value.parts[0] : value
  if (first === undefined) return undefined
  return typeof first === 'string' ? /^(?:https?:)?\/\/([^/?#]+)\//.exec(first)?.[1] : symbolOf(first)
}

/** The server whose answer the value is a part of. */
export function originOf(given: Value): string | undefined {
  const value = settled(given)
  for (let part: Value | null = value; part?.kind === 'api'; part = (part as ApiValue).receiver) {
    const address = part.data.get(ASKED)
    if (address !== undefined) return serverOfAddress(address)
  }
  return undefined
}
