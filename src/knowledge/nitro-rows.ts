/** What Nuxt and servers that are made of Nitro alone share. Data, like the tables. */
import { arg, constant, joined, listOf, self, setting } from './define.ts'
import type { EffectRow, FileRouteRow, HandlerRow, ValueRow } from './define.ts'
import { groupedNaming, plainNaming } from './route-namings.ts'
import { harmless } from './rows.ts'

export const nitroHandler: HandlerRow = { params: ['h3.Event'], returnsResponse: true, answersAfterwards: true }

/** The files that answer requests, in the folders that are called so below one of `above` (scanHandlers of nitropack). */
export function nitroRoutes(framework: string, above: readonly string[]): readonly FileRouteRow[] {
  const roots = (name: string): string[] => above.map((folder) => `${folder}${name}`)
  const file = {
    framework, basename: null, extensions: ['ts', 'js', 'mjs', 'mts', 'cjs', 'cts', 'tsx', 'jsx'], naming: groupedNaming, methodSuffix: true,
    handler: nitroHandler, exports: [{ names: ['default'], method: 'ANY' }],
  } as const
  return [
    { ...file, roots: roots('api'), prefix: '/api' },
    { ...file, roots: roots('routes') },
    { ...file, roots: roots('middleware'), naming: plainNaming, methodSuffix: false, path: null, exports: [{ names: ['default'], method: 'ANY', page: true }] },
  ]
}

const remoteCall: EffectRow = { is: 'remote-call', url: arg(0), method: arg(1, 'method') }

/** `$fetch(url, { method })`, useFetch of Nuxt. */
export const fetches: ValueRow = {
  call: { promise: true, effects: [remoteCall] }, members: { raw: { call: { promise: true, effects: [remoteCall] } }, create: harmless },
}

/** A call of a store: the name that it was asked for by is the beginning of the key. */
function storage(op: 'delete' | 'set' | 'read'): ValueRow {
  const key = joined(listOf(self('base'), arg(0)), ':')
  return {
    call: { promise: true, effects: [{ is: 'key-value', op, key, ...(op === 'set' ? { value: arg(1), ttl: arg(2, 'ttl') } : {}) }] },
  }
}

/** unstorage: `useStorage('sessions').removeItem(id)`. */
export const storageMembers: Readonly<Record<string, ValueRow>> = {
  removeItem: storage('delete'), remove: storage('delete'), del: storage('delete'),
  setItem: storage('set'), set: storage('set'), setItemRaw: storage('set'),
  getItem: storage('read'), get: storage('read'), hasItem: storage('read'), has: storage('read'), getItemRaw: storage('read'),
  clear: { call: { promise: true, effects: [{ is: 'key-value', op: 'delete', key: joined(listOf(self('base'), constant('*')), ':') }] } },
  getKeys: harmless, keys: harmless, getMeta: harmless, setMeta: harmless, mount: harmless, unmount: harmless, watch: harmless,
}

/** What `nitropack/runtime` adds to the names of h3. */
export const nitroMembers: Readonly<Record<string, ValueRow>> = {
  useStorage: { call: { returns: 'nitro.Storage', with: { base: arg(0) } } },
  // There is one configuration in an application.
  useRuntimeConfig: { call: { returns: setting(constant('runtimeConfig')) } },
  useAppConfig: { call: { returns: setting(constant('appConfig')) } },
  $fetch: fetches,
  defineCachedEventHandler: { call: { returns: arg(0) } }, cachedEventHandler: { call: { returns: arg(0) } },
  defineCachedFunction: { call: { returns: arg(0) } }, cachedFunction: { call: { returns: arg(0) } }, useDatabase: { call: {} },
  defineRouteMeta: harmless, useNitroApp: harmless, defineNitroPlugin: harmless, nitroPlugin: harmless, defineTask: harmless, runTask: harmless,
}
