import { arg, constant, defineFramework, firstOf, self, setting } from '../define.ts'
import type { ValueRow } from '../define.ts'
import { h3Members } from '../h3-rows.ts'
import { fetches, nitroHandler, nitroMembers, nitroRoutes } from '../nitro-rows.ts'
import { harmless } from '../rows.ts'

/** Of the names that components and composables can use, those that set cookies or ask servers. */
const appMembers: Readonly<Record<string, ValueRow>> = {
  useCookie: { call: { returns: 'nuxt.CookieRef', with: { name: arg(0), options: arg(1) } } },
  useRuntimeConfig: { call: { returns: setting(constant('runtimeConfig')) } },
  useFetch: fetches, useLazyFetch: fetches, $fetch: fetches,
  navigateTo: harmless, useState: harmless, useRequestEvent: { call: { returns: 'h3.Event' } },
  useRouter: harmless, useRoute: harmless, useNuxtApp: harmless, clearNuxtState: harmless, clearNuxtData: harmless, refreshNuxtData: harmless,
  abortNavigation: harmless, defineNuxtRouteMiddleware: harmless, defineNuxtPlugin: harmless, useAsyncData: harmless,
}

const serverUtils = ['server/utils', 'layers/*/server/utils', 'src/server/utils', 'shared/utils', 'layers/*/shared/utils']
const appFolders = ['app', 'src', 'components', 'composables', 'layouts', 'middleware', 'pages', 'plugins', 'store', 'stores', 'utils']
const appUtils = [
  'composables', 'utils', 'stores', 'app/composables', 'app/utils', 'app/stores', 'src/composables', 'src/utils', 'shared/utils',
  'layers/*/composables', 'layers/*/utils', 'layers/*/app/composables', 'layers/*/app/utils',
]

export default defineFramework({
  id: 'nuxt',
  title: 'Nuxt',
  packages: ['nuxt', '@nuxt/kit', 'nuxt3', 'nuxt-edge', 'nuxt-nightly', '#app', '#imports', '#nitro'],
  checked: '4.4.5',
  docs: 'https://nuxt.com/docs/guide/directory-structure/server',

  modules: {
    '#nitro': { members: nitroMembers },
    // What modules use; read in 4.4.5: packages/kit/src/nitro.ts and resolve.ts.
    '@nuxt/kit': {
      members: {
        // addServerHandler({ route, method, handler }), the handler as the path of a file; without a method any reaches it.
        addServerHandler: {
          call: {
            effects: [{ is: 'route', method: firstOf(arg(0, 'method'), constant('ANY')), path: arg(0, 'route'), handlers: arg(0, 'handler') }],
          },
        },
        createResolver: { call: { returns: 'nuxt.Resolver' } },
        defineNuxtModule: { call: { returns: arg(0), callbacks: [{ arg: arg(0, 'setup'), params: [], runs: 'now' }] } },
      },
    },
    '#app': { members: appMembers }, 'nuxt/app': { members: appMembers }, '#imports': { members: { ...appMembers, ...nitroMembers, ...h3Members } },
  },

  types: {
    /** Paths are relative to the file that made it. */
    Resolver: { members: { resolve: { call: { returns: arg(0) } }, resolvePath: { call: { returns: arg(0), promise: true } } } },
    /** `const token = useCookie('token'); token.value = null`: in the browser by script, on the server as a header. */
    CookieRef: {
      set: {
        value: [
          {
            when: [{ assignedIs: ['null', 'undefined'] }],
            effects: [{ is: 'clear-cookie', api: 'nuxt.use-cookie', name: self('name'), options: self('options') }],
          },
          {
            effects: [{ is: 'set-cookie', api: 'nuxt.use-cookie', name: self('name'), value: { assignedValue: true }, options: self('options') }],
          },
        ],
      },
    },
  },

  handler: nitroHandler,
  handlerNames: { texts: [{ matches: String.raw`^(\.{1,2}/.*?)(?:\.[cm]?[jt]s)?$`, modules: ['$1'] }] },
  fileRoutes: nitroRoutes('nuxt', ['server/', 'layers/*/server/', 'src/server/']),

  autoImports: [
    { within: ['server', 'layers/*/server', 'src/server'], modules: ['h3', 'nitropack/runtime'], folders: serverUtils },
    { within: [...appFolders, ...appFolders.map((folder) => `layers/*/${folder}`)], modules: ['#app'], folders: appUtils },
  ],

  cookieApis: {
    'use-cookie': {
      // CookieDefaults of app/composables/cookie: `path: '/'`; null is written as Max-Age=-1.
      path: { set: '/', clear: '/' },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      client: true,
      checked: 'nuxt 4.4.5',
    },
  },

  // assertMethod(event, expected) answers 405 to all others (h3 1.15.11 dist/index.mjs, 2.0.8 dist/cache.mjs).
  repairs: { refusesMethods: [{ frameworks: ['nuxt'], by: { module: 'h3', name: 'assertMethod' } }] },
})
