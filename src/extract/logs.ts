/** Lines that code writes to a log, and what of a login is in them. */
import type { LogEvent } from '../model/facts.ts'
import type { At } from '../syntax/semantics.ts'
import { force, type Value } from '../syntax/values.ts'
import { eventBase } from './recorder.ts'
import { sessionTokenWords } from './token-words.ts'

/** `console.log`, `req.log.info`, `this.logger.warn`, `winston.createLogger(…).info`. */
const LOGS = /(?:console|log\w*(?:\([^)]*\))?|winston|pino(?:\([^)]*\))?|bunyan)\.(?:log|info|warn|error|debug|trace|fatal|verbose|silly|http|notice)$/i

/** @param callee as written, or the path by which it was reached */
export const isLogCall = (callee: string): boolean => LOGS.test(callee)

/** The event of a call that `isLogCall`. */
export function logEvent(callee: string, args: readonly Value[], at: At): LogEvent {
  const secret = secretIn(args)
  return { kind: 'log', ...eventBase(at), via: callee, ...(secret === undefined ? {} : { secret }) }
}

/** Members of a request or session that are its key. */
const SESSION_ID = /session_?id$|session\.id$/i

/** How deep objects are looked into. */
const DEPTH = 3

/** The first token or session id of the request among values, as written. */
function secretIn(values: readonly Value[], depth = 0): string | undefined {
  if (depth > DEPTH) return undefined
  for (const given of values) {
    if (given.kind === 'lazy') continue
    const secret = secretOf(force(given), depth)
    if (secret !== undefined) return secret
  }
  return undefined
}

/** What a function made of a token may be a hash of it. */
const isMadeOfIt = (text: string): boolean => text.endsWith('()')

/** `session.get('user')`: an entry of the session goes by its own name. */
function isOtherEntry(text: string): boolean {
  const key = /\bsession\.get\(\s*['"\x60]([^'"\x60]+)['"\x60]\s*\)$/i.exec(text)?.[1]
  return key !== undefined && !sessionTokenWords(key)
}

function secretOf(value: Exclude<Value, { kind: 'lazy' }>, depth: number): string | undefined {
  switch (value.kind) {
    case 'unknown':
      return value.carries.includes('token') && value.text !== undefined && !isMadeOfIt(value.text) && !isOtherEntry(value.text) ? value.text : undefined
    case 'api':
      return SESSION_ID.test(value.path) ? value.path : undefined
    case 'object':
      return secretIn([...value.props.values()], depth + 1)
    case 'array':
      return secretIn(value.elements, depth + 1)
    case 'union':
      return secretIn(value.values, depth + 1)
    case 'text':
      return secretIn(value.parts.filter((part) => typeof part !== 'string'), depth + 1)
    default:
      return undefined
  }
}
