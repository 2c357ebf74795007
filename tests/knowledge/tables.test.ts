import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CallRow, CookieApi, EffectRow, HandlerRow, Ref, SetRow, Table, ValueRow } from '../../src/knowledge/define.ts'
import { frameworks, libraries } from '../../src/knowledge/index.ts'

const tables: readonly Table[] = [...frameworks, ...libraries]
const fullId = (table: Table, id: string): string => (id.includes('.') ? id : `${table.id}.${id}`)
const types = new Set(tables.flatMap(table => Object.keys(table.types ?? {}).map(id => fullId(table, id))))
const apis = new Map(tables.flatMap(table => (
  Object.entries(table.cookieApis ?? {}).map(([id, api]) => [fullId(table, id), api] as const)
)))
const sessions = new Set(libraries.filter(table => table.session).map(table => table.id))

const many = <T>(rows: T | readonly T[] | undefined): readonly T[] => (
  rows === undefined ? [] : Array.isArray(rows) ? rows as readonly T[] : [rows as T]
)

/** Everything that a table names and that must exist somewhere. */
interface Named {
  readonly types: string[]
  readonly apis: string[]
  readonly libraries: string[]
}

function namesOf(table: Table): Named {
  const named: Named = { types: [], apis: [], libraries: [] }
  const effects = (rows: readonly EffectRow[] | undefined): void => {
    for (const row of rows ?? []) {
      if ('api' in row) named.apis.push(row.api)
      if ('library' in row) named.libraries.push(row.library)
    }
  }
  const conditions = (row: CallRow | SetRow): void => {
    for (const when of row.when ?? []) if ('library' in when && when.library !== undefined) named.libraries.push(when.library)
  }
  const handler = (row: HandlerRow | undefined): void => {
    named.types.push(...(row?.params ?? []).filter(param => typeof param === 'string'))
  }
  const call = (row: CallRow): void => {
    conditions(row)
    effects(row.effects)
    effects(row.onResult)
    if (typeof row.returns === 'string' && !['receiver', 'view'].includes(row.returns)) named.types.push(row.returns)
    if (typeof row.returns === 'object' && 'setCookieString' in row.returns) named.apis.push(row.returns.setCookieString.api)
    for (const callback of row.callbacks ?? []) {
      named.types.push(...(callback.params ?? []).filter((param: string | Ref | null) => typeof param === 'string'))
    }
  }
  const value = (row: ValueRow): void => {
    if (row.type !== undefined) named.types.push(row.type)
    for (const inject of many(row.injects)) if (inject.type !== undefined) named.types.push(inject.type)
    for (const member of Object.values(row.members ?? {})) value(member)
    if (row.anyMember) value(row.anyMember)
    many(row.call).forEach(call)
    many(row.construct).forEach(call)
    for (const set of [...Object.values(row.set ?? {}), ...Object.values(row.remove ?? {})].flatMap(many)) {
      conditions(set)
      effects(set.effects)
    }
  }
  for (const row of Object.values({ ...table.modules, ...table.globals })) value(row)
  for (const row of Object.values(table.types ?? {})) {
    value(row)
    named.types.push(...many<string>(row.extends))
    if (row.awaited !== undefined) named.types.push(row.awaited)
  }
  for (const { type, row } of table.augments ?? []) {
    named.types.push(type)
    value(row)
  }
  for (const row of Object.values(table.annotations ?? {}).flatMap(names => Object.values(names))) {
    if ('type' in row) named.types.push(row.type)
    else handler(row.handler)
  }
  if ('handler' in table) handler(table.handler)
  if ('fileRoutes' in table) {
    for (const row of table.fileRoutes ?? []) [row, ...row.exports].forEach(({ handler: own }) => { handler(own) })
  }
  if ('directives' in table) for (const row of table.directives ?? []) handler(row.handler)
  if ('session' in table && table.session?.cookie) named.apis.push(table.session.cookie.api)
  return named
}

describe.each(tables.map(table => [table.id, table] as const))('table %s', (_id, table) => {
  it('is data that survives a JSON round trip', () => {
    expect(JSON.parse(JSON.stringify(table))).toEqual(table)
    expect(structuredClone(table)).toEqual(table)
  })

  it('names only types, cookie APIs and session libraries that exist', () => {
    const named = namesOf(table)
    expect(named.types.filter(type => !types.has(type))).toEqual([])
    expect(named.apis.filter(api => !apis.has(api))).toEqual([])
    expect(named.libraries.filter(library => !sessions.has(library))).toEqual([])
  })

  it('says where its facts come from', () => {
    expect(table.title).not.toBe('')
    expect(table.checked).not.toBe('')
    expect(table.docs).toMatch(/^https:\/\//)
    for (const api of Object.values(table.cookieApis ?? {})) expect(api.checked).toMatch(/\d/)
  })

  it('lists the packages of its modules', () => {
    const roots = new Set(table.packages.map(packageOf))
    const stores = table.id === 'express-session'
    expect(Object.keys(table.modules ?? {}).map(packageOf).filter(name => !roots.has(name) && !stores)).toEqual([])
  })

  it('gives a reason with every call that only looks like an invalidation', () => {
    const silent: string[] = []
    JSON.stringify(table, (_key, row: unknown) => {
      if (typeof row === 'object' && row !== null && 'is' in row && row.is === 'invalidate') {
        const { effect, why } = row as { effect?: unknown; why?: unknown }
        if ((effect === 'none' || effect === 'partial') && !why) silent.push(JSON.stringify(row))
      }
      return row
    })
    expect(silent).toEqual([])
  })
})

describe('ids', () => {
  it.each([
    ['frameworks', frameworks], ['libraries', libraries],
  ] as const)('of %s are the names of their files', (folder, list) => {
    const files = readdirSync(new URL(`../../src/knowledge/${folder}`, import.meta.url)).filter(name => name.endsWith('.ts'))
    expect(list.map(table => `${table.id}.ts`).toSorted()).toEqual(files.toSorted())
  })

  it('of types and cookie APIs are unique', () => {
    const all = tables.flatMap(table => [
      ...Object.keys(table.types ?? {}).map(id => `type ${fullId(table, id)}`),
      ...Object.keys(table.cookieApis ?? {}).map(id => `api ${fullId(table, id)}`),
    ])
    expect(all.filter((id, index) => all.indexOf(id) !== index)).toEqual([])
  })
})

/** Package of a module specifier: `@scope/name/sub` belongs to `@scope/name`. */
function packageOf(specifier: string): string {
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')
}

type Expected = Pick<CookieApi, 'path' | 'undefinedPath' | 'emptyValueDeletes' | 'maxAgeZeroDeletes' | 'maxAgeUnit'>
  & Partial<Pick<CookieApi, 'httpOnly' | 'secure' | 'sameSite'>>

// Measured by running each library and reading the header that it sent.
const measured: Readonly<Record<string, Expected>> = {
  'express.response': {
    path: { set: '/', clear: '/' }, undefinedPath: 'default', emptyValueDeletes: false, maxAgeZeroDeletes: true, maxAgeUnit: 'ms',
  },
  'next.cookies': {
    path: { set: '/', clear: '/' }, undefinedPath: 'default', emptyValueDeletes: false, maxAgeZeroDeletes: true, maxAgeUnit: 's',
  },
  'cookies.jar': {
    path: { set: '/', clear: '/' }, undefinedPath: 'omit', emptyValueDeletes: true, maxAgeZeroDeletes: false, maxAgeUnit: 'ms',
    httpOnly: true,
  },
  'cookie.string': {
    path: { set: null, clear: null }, undefinedPath: 'omit', emptyValueDeletes: false, maxAgeZeroDeletes: true, maxAgeUnit: 's',
  },
  'js-cookie.cookies': {
    path: { set: '/', clear: '/' }, undefinedPath: 'omit', emptyValueDeletes: false, maxAgeZeroDeletes: false, maxAgeUnit: 'days',
  },
  'universal-cookie.cookies': {
    path: { set: null, clear: null }, undefinedPath: 'omit', emptyValueDeletes: false, maxAgeZeroDeletes: true, maxAgeUnit: 's',
  },
  'cookies-next.server': {
    path: { set: '/', clear: '/' }, undefinedPath: 'omit', emptyValueDeletes: false, maxAgeZeroDeletes: true, maxAgeUnit: 's',
  },
  'cookies-next.client': {
    path: { set: '/', clear: '/' }, undefinedPath: 'omit', emptyValueDeletes: false, maxAgeZeroDeletes: true, maxAgeUnit: 's',
  },
  'nookies.server': {
    path: { set: null, clear: null }, undefinedPath: 'omit', emptyValueDeletes: false, maxAgeZeroDeletes: true, maxAgeUnit: 's',
  },
  'fastify-cookie.reply': {
    path: { set: null, clear: '/' }, undefinedPath: 'omit', emptyValueDeletes: false, maxAgeZeroDeletes: true, maxAgeUnit: 's',
    sameSite: 'lax',
  },
  'hapi.state': {
    path: { set: null, clear: null }, undefinedPath: 'default', emptyValueDeletes: false, maxAgeZeroDeletes: true, maxAgeUnit: 'ms',
    httpOnly: true, secure: true, sameSite: 'strict',
  },
  'nookies.client': {
    path: { set: null, clear: null }, undefinedPath: 'omit', emptyValueDeletes: false, maxAgeZeroDeletes: true, maxAgeUnit: 's',
  },
}

describe('cookie APIs', () => {
  it.each(Object.entries(measured))('%s has the measured defaults', (id, expected) => {
    const api = apis.get(id)
    expect(api).toMatchObject(expected)
    expect(api?.httpOnly ?? false).toBe(expected.httpOnly ?? false)
    expect(api?.secure ?? false).toBe(expected.secure ?? false)
    expect(api?.sameSite).toBe(expected.sameSite)
  })

  it.each([
    ['express-session.cookie', { httpOnly: true }],
    ['cookie-session.cookie', { httpOnly: true }],
    ['client-sessions.cookie', { httpOnly: true }],
    ['iron-session.cookie', { httpOnly: true, secure: true, sameSite: 'lax' }],
  ] as const)('%s sets its session cookie for every path', (id, expected) => {
    expect(apis.get(id)).toMatchObject({ ...expected, path: { set: '/' } })
  })

  it('knows which deletions are undone by maxAge', () => {
    expect(apis.get('express.response')?.clearIgnores).toEqual(['maxAge', 'expires'])
    expect(apis.get('express.response')?.versions).toEqual([{ package: 'express', below: '5', then: { clearIgnores: [] } }])
    expect(apis.get('next.cookies')?.clearIgnores).not.toContain('maxAge')
  })
})
