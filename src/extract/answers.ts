/** What an answer tells: where it sends the browser, and what of an error is in it. */
import type { SendEvent } from '../model/facts.ts'
import { CAUGHT_ERROR } from '../syntax/promises.ts'
import { force, settled, type Value } from '../syntax/values.ts'
import { addressOf } from './remote-calls.ts'

/** The parts of a request that whoever makes a link or a form decides. */
const CHOSEN = /(?:query|body|params|searchParams|formData)\b/

export function statusOf(given: Value | undefined): Pick<SendEvent, 'status'> {
  const status = given === undefined ? undefined : settled(given)
  return status?.kind === 'literal' && typeof status.value === 'number' ? { status: status.value } : {}
}

/** @param target of a redirect; absent where the answer is none */
export function redirectOf(target: Value | undefined): Pick<SendEvent, 'redirect' | 'redirectSource'> {
  if (target === undefined) return {}
  const source = sourceOf(target)
  return {
    redirect: addressOf(target),
    ...(source === undefined ? {} : { redirectSource: source }),
  }
}

/** The expression of the request that an address begins with. */
function sourceOf(target: Value): string | undefined {
  const value = settled(target)
  if (value.kind === 'union') return value.values.map(sourceOf).find((source) => source !== undefined)
  if (value.kind === 'text') {
    const [first] = value.parts
    return first === undefined || typeof first === 'string' ? undefined : sourceOf(first)
  }
  if (value.kind !== 'unknown' || !value.carries.includes('request') || value.text === undefined) return undefined
  return isChosen(value) ? value.text : undefined
}

/** Was the value, or what it was read from, in a part of the request that others choose? */
function isChosen(value: Value): boolean {
  if (value.kind === 'api') return CHOSEN.test(value.path)
  if (value.kind !== 'unknown') return false
  return CHOSEN.test(value.text ?? '') || (value.of !== undefined && isChosen(force(value.of)))
}

/** How deep objects of an answer are looked into. */
const DEPTH = 3

/** The first expression of a caught error in what an answer is given. */
export function disclosedBy(args: readonly Value[], depth = 0): string | undefined {
  if (depth > DEPTH) return undefined
  for (const given of args) {
    if (given.kind === 'lazy') continue
    const found = disclosed(force(given), depth)
    if (found !== undefined) return found
  }
  return undefined
}

function disclosed(value: Exclude<Value, { kind: 'lazy' }>, depth: number): string | undefined {
  switch (value.kind) {
    case 'unknown':
      return value.reason === CAUGHT_ERROR ? (value.text ?? 'the error') : undefined
    case 'object':
      return disclosedBy([...value.props.values()], depth + 1)
    case 'array':
      return disclosedBy(value.elements, depth + 1)
    case 'text':
      return disclosedBy(value.parts.filter((part) => typeof part !== 'string'), depth + 1)
    case 'union':
      return disclosedBy(value.values, depth + 1)
    default:
      return undefined
  }
}
