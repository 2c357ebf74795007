import { arg, defineFramework } from '../define.ts'
import { h3Members } from '../h3-rows.ts'
import { nitroHandler, nitroMembers, nitroRoutes, storageMembers } from '../nitro-rows.ts'

export default defineFramework({
  id: 'nitro',
  title: 'Nitro',
  packages: ['nitropack', 'nitro', 'nitro-nightly', 'nitropack-nightly', 'unstorage'],
  checked: 'nitropack 2.13.6',
  docs: 'https://nitro.build/guide/routing',

  modules: {
    'nitropack/runtime': { members: nitroMembers }, nitropack: { members: nitroMembers },
    nitro: { members: { ...nitroMembers, ...h3Members } }, 'nitro/h3': { members: h3Members }, 'nitro/storage': { members: nitroMembers },
    'nitro/runtime-config': { members: nitroMembers },
    unstorage: { members: { createStorage: { call: { returns: 'nitro.Storage' } }, prefixStorage: { call: { returns: 'nitro.Storage', with: { base: arg(1) } } } } },
  },

  types: { Storage: { members: storageMembers } },

  handler: nitroHandler,
  fileRoutes: nitroRoutes('nitro', ['server/', 'src/', '']),

  autoImports: [{ within: [''], modules: ['h3', 'nitropack/runtime'], folders: ['utils', 'server/utils', 'src/utils'] }],

  // assertMethod(event, expected) answers 405 to all others (h3 1.15.11 dist/index.mjs, 2.0.8 dist/cache.mjs).
  repairs: { refusesMethods: [{ frameworks: ['nitro'], by: { module: 'h3', name: 'assertMethod' } }] },
})
