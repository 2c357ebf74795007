/** Data-access calls to events: what a delete, an update or a key means to sessions and tokens is the vocabulary's to say. */
import type { EffectRow } from '../knowledge/define.ts'
import type { CredentialWriteEvent, InvalidateEvent, OpaqueCallEvent, RecordWriteEvent } from '../model/facts.ts'
import type { CollectionChange } from '../syntax/collections.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import type { At } from '../syntax/semantics.ts'
import { array, force, isUndefined, settled, stringOf, symbolOf, UNDEFINED, type Value } from '../syntax/values.ts'
import { credentialWritten, readsUser } from './credential-writes.ts'
import { classifyDataAccess, type DataAccess } from './data-access.ts'
import { entityWords } from './entity-words.ts'
import { isOfProvider } from './provider-tokens.ts'
import { isFalseFriend } from './record-kind.ts'
import type { Filter } from './record-scope.ts'
import { EventRecorder, eventBase, placeOf, viaOf } from './recorder.ts'
import { refer, type RowContext } from './references.ts'
import type { ValueShape, WrittenValue } from './written-values.ts'

type Of<Kind extends EffectRow['is']> = Extract<EffectRow, { is: Kind }>
type DataEvent = InvalidateEvent | RecordWriteEvent | OpaqueCallEvent | null
type DataEvents = readonly (NonNullable<DataEvent> | CredentialWriteEvent)[]

/** How deep objects of conditions and values are looked into. */
const DEPTH = 5

function toEvent(access: DataAccess, at: At, library: string): DataEvent {
  const meaning = classifyDataAccess(access)
  // Something is deleted by a name that says nothing: it may be what the login goes by.
  if (!meaning && access.kind === 'data' && access.op === 'delete' && access.entity !== null && at.run.method !== null && !isFalseFriend(entityWords(access.entity))) {
    return {
      kind: 'opaque-call', ...eventBase(at), callee: viaOf(at), reason: `whether \`${access.entity}\` holds the login is not known`, carries: ['session'],
      looksLikeInvalidation: true,
    }
  }
  if (!meaning) return null
  // What is written is not known: it may be the end of the record.
  if (meaning.uncertain) {
    return {
      kind: 'opaque-call', ...eventBase(at), callee: viaOf(at), reason: `what is written to \`${meaning.entity}\` is not known`, carries: ['session'],
      looksLikeInvalidation: true,
    }
  }
  const base = { ...eventBase(at), via: viaOf(at), what: meaning.what, library, entity: meaning.entity }
  if (meaning.effect === 'record-write') return meaning.strength === 'strong' ? { kind: 'record-write', ...base } : null
  if (meaning.ignored !== undefined) {
    return { kind: 'invalidate', ...base, effect: 'none', scope: meaning.scope, why: `${library} does not write \`undefined\`, so \`${meaning.entity}\` stays as it is` }
  }
  return { kind: 'invalidate', ...base, effect: 'full', scope: meaning.scope }
}

/** What an operation does to logins, and to what users log in by. */
function toEvents(access: DataAccess, at: At, library: string): DataEvents {
  if (at.run.recorder instanceof EventRecorder && readsUser(access)) at.run.recorder.lookups.push(placeOf(at.site))
  const written = credentialWritten(access)
  return [toEvent(access, at, library), written && { kind: 'credential-write' as const, ...eventBase(at), via: viaOf(at), library, ...written }]
    .filter((event) => event !== null)
}

/** An ORM's or a collection's operation. */
export function dataEvents(effect: Of<'data'>, context: RowContext, library: string, evaluator: Evaluator): DataEvents {
  const values = effect.values === undefined ? undefined : refer(effect.values, context, evaluator)
  return toEvents(
    {
      kind: 'data', op: effect.op, entity: entityOf(refer(effect.entity, context, evaluator)), where: whereOf(effect, context, evaluator),
      values: values === undefined ? [] : contentOf(values, context.at) ?? writtenValues(values), undefinedValues: effect.undefinedValues ?? 'written',
    },
    context.at, library,
  )
}

function whereOf(effect: Of<'data'>, context: RowContext, evaluator: Evaluator): Filter | 'one-record' | 'everything' {
  if (effect.where === undefined) return 'one-record'
  const where = refer(effect.where, context, evaluator)
  return where === undefined || isUndefined(where) ? 'everything' : { keys: keysOf(where), text: textOfCondition(where) }
}

/** `user.refreshToken = null; await user.save()` on a document of an unknown library. */
export function documentEvents(entity: string, assigned: ReadonlyMap<string, Value>, at: At): DataEvents {
  const values = [...assigned].flatMap(([key, value]) => written(key, value, 0))
  return toEvents({ kind: 'data', op: 'update', entity, where: 'one-record', values, undefinedValues: 'written' }, at, 'a data layer')
}

/** A statement as text; holes stand as `*`. */
export function sqlEvents(effect: Of<'sql'>, context: RowContext, library: string, evaluator: Evaluator): DataEvents {
  const text = templateText(refer(effect.text, context, evaluator))
  if (text === undefined) return []
  const values = effect.values === undefined ? undefined : refer(effect.values, context, evaluator)
  const list = values === undefined ? undefined : settled(values)
  const parameters = list?.kind === 'array' ? list.elements.map((e) => ({ shape: shapeOf(e), text: textOfCondition(e) })) : []
  return toEvents({ kind: 'sql', text, parameters }, context.at, library)
}

/** A key-value store: the key is the entity; holes stand as `*`. */
export function keyValueEvent(effect: Of<'key-value'>, context: RowContext, library: string, evaluator: Evaluator): DataEvent {
  const given = refer(effect.key, context, evaluator)
  const list = given === undefined ? undefined : settled(given)
  const keys = list === undefined ? [] : list.kind === 'array' ? list.elements : [list]
  const field = effect.field === undefined ? undefined : refer(effect.field, context, evaluator)
  const value = effect.value === undefined ? undefined : refer(effect.value, context, evaluator)
  const entry = effect.entry === undefined ? undefined : refer(effect.entry, context, evaluator)
  for (const key of keys) {
    const event = toEvent(
      {
        kind: 'key-value', op: effect.op, key: templateText(key) ?? '*', holes: holesOf(key), receiver: receiverOf(context),
        ...(field === undefined ? {} : { field: templateText(field) ?? '*' }),
        ...(value === undefined ? {} : { value: { shape: shapeOf(value), text: textOfCondition(value) } }),
        ...(entry === undefined ? {} : { entry: textOfCondition(entry) }),
      },
      context.at, library,
    )
    if (event) return isForEver(event, effect, context, evaluator) ? { ...event, lifetime: 'none' } : event
  }
  return null
}

/** An entry on a denylist without the lifetime that the store could give it. */
function isForEver(event: NonNullable<DataEvent>, { ttl }: Of<'key-value'>, context: RowContext, evaluator: Evaluator): event is InvalidateEvent {
  if (event.kind !== 'invalidate' || event.what !== 'denylist' || ttl === undefined) return false
  const lifetime = refer(ttl, context, evaluator)
  return lifetime === undefined || isUndefined(lifetime)
}

/** What a store is called: where it is used, and where it was declared. */
function receiverOf({ receiver, at }: RowContext): string {
  const declared = receiver?.kind === 'api' ? receiver.declared : undefined
  return declared === undefined ? viaOf(at) : `${declared}.${viaOf(at)}`
}

/** A collection of the program that outlives the call: its name tells what it holds. */
export function collectionEvent(name: string, change: CollectionChange, at: At): DataEvent {
  // `tokens.filter((one) => one === token)` keeps the one at hand, and nobody else's.
  if (change.keeps !== undefined && !change.keeps.includes('!')) return null
  const value = change.value === undefined ? undefined : { shape: shapeOf(change.value), text: textOfCondition(change.value) }
  return toEvent({ kind: 'key-value', op: change.is === 'put' ? 'set' : 'delete', key: '', receiver: name, ...(value ? { value } : {}) }, at, 'memory')
}

// --- reading values -------------------------------------------------------------------------------------------------------

/** Text of a template, holes as `*`; undefined when it is not text at all. */
function templateText(given: Value | undefined): string | undefined {
  if (given === undefined) return undefined
  const value = settled(given)
  const text = stringOf(value)
  if (text !== undefined) return text
  if (value.kind === 'text') return value.parts.map((p) => (typeof p === 'string' ? p : (stringOf(p) ?? '*'))).join('')
  // A builder object around the text: `{ text, values }`.
  if (value.kind === 'object' && value.props.has('text')) return templateText(value.props.get('text'))
  return undefined
}

/** What fills the holes of a key: the names in an expression say what it is about. */
function holesOf(given: Value): string[] {
  const value = settled(given)
  if (value.kind === 'text') return value.parts.flatMap((p) => (typeof p === 'string' ? [] : [textOfCondition(p)]))
  return value.kind === 'literal' ? [] : [textOfCondition(value)]
}

function entityOf(given: Value | undefined): string | null {
  if (given === undefined) return null
  const value = force(given)
  switch (value.kind) {
    case 'literal':
    case 'text':
      return templateText(value) ?? null
    case 'class':
    case 'function':
      return value.name
    case 'api': {
      const entity = value.data.get('entity')
      return entity ? entityOf(entity) : (value.path.split(/[.(]/).filter(Boolean).at(-1) ?? null)
    }
    case 'object':
      return value.cls?.name ?? stringOf(value.props.get('name') ?? value.props.get('modelName') ?? UNDEFINED) ?? null
    case 'unknown':
      return value.text?.split('.').at(-1) ?? null
    default:
      return null
  }
}

/** The paths of a condition's properties. */
function keysOf(given: Value, prefix = '', depth = 0): string[] {
  const value = settled(given)
  if (depth > DEPTH) return []
  if (value.kind === 'array') return value.elements.flatMap((e) => keysOf(e, prefix, depth + 1))
  if (value.kind === 'union') return value.values.flatMap((v) => keysOf(v, prefix, depth + 1))
  if (value.kind !== 'object') return []
  return [...value.props].flatMap(([key, inner]) => {
    const path = prefix === '' ? key : `${prefix}.${key}`
    const deeper = keysOf(inner, path, depth + 1)
    return deeper.length > 0 ? deeper : [path]
  })
}

/** A condition or value as text: enough to see what ties it to the current session, token or user. */
export function textOfCondition(given: Value, depth = 0): string {
  if (depth > DEPTH) return '…'
  const value = settled(given)
  switch (value.kind) {
    case 'object':
      // A service or a store holds half of the program.
      if (value.cls !== null) return value.cls.name ?? '*'
      return `{ ${[...value.props].map(([key, inner]) => `${key}: ${textOfCondition(inner, depth + 1)}`).join(', ')} }`
    case 'array':
      return `[${value.elements.map((e) => textOfCondition(e, depth + 1)).join(', ')}]`
    case 'literal':
      return String(value.value)
    case 'text':
      return value.parts.map((p) => (typeof p === 'string' ? p : textOfCondition(p, depth + 1))).join('')
    case 'unknown':
      return value.text ?? value.symbol ?? '*'
    case 'api':
      return value.path
    default:
      return symbolOf(value) ?? '*'
  }
}

/** The fields that an operation writes, with the shape of what is written; null when they could not be worked out. */
function writtenValues(given: Value): WrittenValue[] | null {
  const value = settled(given)
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? [{ key: value.value, shape: 'increment', text: '' }] : []
    case 'array':
      return value.elements.flatMap(alternatives).flatMap((e) => writtenValues(e) ?? [])
    case 'union': {
      const all = value.values.map(writtenValues)
      return all.includes(null) ? null : all.flatMap((v) => v ?? [])
    }
    case 'object':
      return [...value.props].flatMap(([key, inner]) => written(key, inner, 0))
    case 'api':
      // An entity that is handed over whole: what was assigned to it.
      return value.assigned.size > 0 ? [...value.assigned].flatMap(([key, inner]) => written(key, inner, 0)) : null
    case 'unknown':
      return value.assigned && value.assigned.size > 0 ? [...value.assigned].flatMap(([key, inner]) => written(key, inner, 0)) : null
    default:
      return null
  }
}

/** The fields in what is written as JSON: a whole store, in which only what this run made is new. */
function contentOf(given: Value, { run }: At): WrittenValue[] | null {
  const text = settled(given)
  if (text.kind !== 'unknown' || text.json === undefined) return null
  const isOld = (value: Value): boolean => value.kind === 'object' && value.born !== null && value.born.run !== run
  const lists = alternatives(text.json).map((one) => (one.kind === 'array' ? array(one.elements.flatMap(alternatives).filter((element) => !isOld(element)), one.open) : one))
  const known = lists.map(writtenValues).filter((values) => values !== null)
  return known.length > 0 ? known.flat() : null
}

/** Of the elements of a list some may stay as they are: `all.map((one) => (one.id === id ? { ...one, token: null } : one))`. */
function alternatives(given: Value): readonly Value[] {
  const value = settled(given)
  return value.kind === 'union' ? value.values : [value]
}

/** Nested objects give paths: `$set.refreshToken`, `tokenVersion.increment`. */
function written(key: string, given: Value, depth: number): WrittenValue[] {
  const value = settled(given)
  if (value.kind === 'object' && value.props.size > 0 && depth < DEPTH) {
    return [...value.props].flatMap(([inner, v]) => written(`${key}.${inner}`, v, depth + 1))
  }
  return [{ key, shape: shapeOf(value), text: textOfCondition(value) }]
}

function shapeOf(given: Value): ValueShape {
  const value = settled(given)
  switch (value.kind) {
    case 'literal':
      return literalShape(value.value)
    case 'time':
      return value.base === 'epoch' ? (value.offset < Date.now() ? 'past' : 'future') : value.offset > 0 ? 'future' : value.offset < 0 ? 'past' : 'now'
    case 'text':
      return 'string'
    case 'array':
      return value.open ? 'filtered-array' : value.elements.length === 0 ? 'empty-array' : 'array'
    case 'object':
      return value.props.size === 0 && !value.open ? 'empty-object' : 'object'
    case 'unknown':
      if (isOfProvider(value)) return 'foreign'
      return value.text === 'increment' ? 'increment' : value.text === 'future' ? 'future' : 'unknown'
    default:
      return 'unknown'
  }
}

function literalShape(value: unknown): ValueShape {
  if (value === null) return 'null'
  if (value === undefined) return 'undefined'
  if (value === '') return 'empty-string'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  return typeof value === 'number' ? 'number' : 'string'
}
