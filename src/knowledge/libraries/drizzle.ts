/**
 * Drizzle. A statement is a promise that is sent when it is awaited or run; without `.where`, or with `.where(undefined)`, it
 * means all rows; `set({ x: undefined })` throws when nothing is left. Run against 0.45 (sessions.md §1 facts 8 and 9, §4.1).
 */
import type { EffectRow, Ref, ValueRow } from '../define.ts'
import { arg, constant, defineLibrary, member, pair, rest, self } from '../define.ts'

const data = (op: 'delete' | 'update' | 'insert'): EffectRow => ({
  is: 'data',
  op,
  entity: self('entity'),
  ...(op === 'insert' ? {} : { where: self('where') }),
  ...(op === 'delete' ? {} : { values: self('values'), undefinedValues: 'ignored' }),
})
const starts = (op: 'delete' | 'update' | 'insert'): ValueRow => ({
  call: { returns: 'drizzle.Statement', with: { entity: arg(0) }, lazy: true, promise: true, effects: [data(op)] },
})
const fluentWith = (key: string): ValueRow => ({ call: { returns: 'receiver', with: { [key]: arg(0) } } })
const runs: ValueRow = { call: { executes: true, promise: true } }
const select: ValueRow = { call: { returns: 'drizzle.Select' } }
const raw: ValueRow = {
  call: { returns: 'drizzle.Statement', lazy: true, promise: true, effects: [{ is: 'sql', text: arg(0) }] },
}

const table: ValueRow = { call: { returns: 'drizzle.Table', with: { entity: arg(0) } } }
const creator: ValueRow = { call: { returns: 'drizzle.TableCreator' } }
const schema: ValueRow = { call: { returns: 'drizzle.Schema' } }
const tables = (dialect: string): ValueRow => ({
  members: { [`${dialect}Table`]: table, [`${dialect}TableCreator`]: creator, [`${dialect}Schema`]: schema },
})

/** Conditions read as objects: `eq(sessions.id, id)` as `{ id }`, `ne(sessions.id, id)` as `{ not: { id } }`. */
const compares: ValueRow = { call: { returns: pair(arg(0), arg(1)) } }
const differs: ValueRow = { call: { returns: pair(constant('not'), pair(arg(0), arg(1))) } }
const joins: ValueRow = { call: { returns: rest(0) as Ref } }
const operators = Object.fromEntries([
  ...['eq', 'inArray', 'lt', 'lte', 'gt', 'gte', 'like', 'ilike', 'isNull', 'isNotNull', 'between'].map((name) => [
    name,
    compares,
  ]),
  ...['ne', 'notInArray', 'notLike'].map((name) => [name, differs]),
  ['and', joins],
  ['or', joins],
  ['not', { call: { returns: pair(constant('not'), arg(0)) } }],
])

/** Drivers, and the class of the database that each of them makes. */
const drivers: Readonly<Record<string, string>> = {
  'node-postgres': 'NodePgDatabase', 'postgres-js': 'PostgresJsDatabase', 'neon-http': 'NeonHttpDatabase',
  'neon-serverless': 'NeonDatabase', 'vercel-postgres': 'VercelPgDatabase', pglite: 'PgliteDatabase', mysql2: 'MySql2Database',
  'planetscale-serverless': 'PlanetScaleDatabase', 'tidb-serverless': 'TiDBServerlessDatabase',
  'better-sqlite3': 'BetterSQLite3Database', libsql: 'LibSQLDatabase', 'libsql/web': 'LibSQLDatabase',
  'libsql/http': 'LibSQLDatabase', 'libsql/node': 'LibSQLDatabase', d1: 'DrizzleD1Database', 'bun-sqlite': 'BunSQLiteDatabase',
  'bun-sql': 'BunSQLDatabase', 'sql-js': 'SQLJsDatabase', 'xata-http': 'XataHttpDatabase', 'pg-proxy': 'PgRemoteDatabase',
  'sqlite-proxy': 'SqliteRemoteDatabase', 'mysql-proxy': 'MySqlRemoteDatabase', 'aws-data-api/pg': 'AwsDataApiPgDatabase',
  'durable-sqlite': 'DrizzleSqliteDODatabase', 'expo-sqlite': 'ExpoSQLiteDatabase', singlestore: 'SingleStoreDriverDatabase',
}

export default defineLibrary({
  id: 'drizzle',
  title: 'Drizzle ORM',
  packages: ['drizzle-orm'],
  checked: '0.45.4',
  docs: 'https://orm.drizzle.team/docs/delete',
  modules: {
    /** The template's text is the first argument. */
    'drizzle-orm': {
      members: { ...operators, sql: { call: { returns: arg(0) }, members: { raw: { call: { returns: arg(0) } } } } },
    },
    'drizzle-orm/pg-core': tables('pg'),
    'drizzle-orm/mysql-core': tables('mysql'),
    'drizzle-orm/sqlite-core': tables('sqlite'),
    'drizzle-orm/singlestore-core': tables('singlestore'),
    ...Object.fromEntries(
      Object.keys(drivers).map((driver) => [`drizzle-orm/${driver}`, { members: { drizzle: { call: { returns: 'drizzle.Db' } } } }]),
    ),
  },
  records: {
    ends: '{client}.delete({table}).where(eq({table}.{key}, {value}))',
    empties: '{client}.update({table}).set({ {field}: null }).where(eq({table}.{key}, {value}))',
    operator: 'eq',
  },
  types: {
    /** A column is read as its name. */
    Table: { members: { enableRLS: { call: { returns: 'receiver' } } }, anyMember: { is: member } },
    TableCreator: table,
    Schema: { members: { table } },
    Db: {
      members: {
        delete: starts('delete'),
        update: starts('update'),
        insert: starts('insert'),
        select,
        selectDistinct: select,
        selectDistinctOn: select,
        with: { call: { returns: 'drizzle.Db' } },
        $with: { call: {} },
        query: { anyMember: { type: 'drizzle.Relation', with: { entity: member } } },
        execute: raw,
        run: raw,
        all: raw,
        get: raw,
        values: raw,
        transaction: { call: { promise: true, callbacks: [{ arg: 0, params: ['drizzle.Db'], runs: 'now' }] } },
        batch: { call: { promise: true, executes: 'arguments' } },
        $count: { call: { promise: true } },
        $client: {},
      },
    },
    Statement: {
      members: {
        where: fluentWith('where'),
        set: fluentWith('values'),
        values: fluentWith('values'),
        execute: runs,
        run: runs,
        all: runs,
        get: runs,
      },
      anyMember: { call: { returns: 'receiver' } },
    },
    Select: { members: { execute: runs, all: runs, get: runs }, anyMember: { call: { returns: 'receiver' } } },
    Relation: {
      members: Object.fromEntries(
        ['findFirst', 'findMany'].map((name) => [
          name,
          {
            call: {
              promise: true,
              effects: [{ is: 'data' as const, op: 'read' as const, entity: self('entity'), where: arg(0, 'where') }],
            },
          },
        ]),
      ),
    },
  },
  annotations: Object.fromEntries(
    Object.entries(drivers).map(([driver, name]) => [`drizzle-orm/${driver}`, { [name]: { type: 'drizzle.Db' } }]),
  ),
})
