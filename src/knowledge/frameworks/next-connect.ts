import { arg, constant, defineFramework, member, rest } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

const router: CallRow = { returns: 'next-connect.Router' }
// .post(path, …handlers) | .post(…handlers): the file's place is the path then (next-connect 0.13 and 1.0 README).
const verb: ValueRow = {
  call: [
    {
      when: [{ arg: 0, is: 'string' }],
      returns: 'receiver', effects: [{ is: 'route', method: member, path: arg(0), handlers: rest(1) }],
    },
    { returns: 'receiver', effects: [{ is: 'route', method: member, path: constant(''), handlers: rest(0) }] },
  ],
}

/** A router that is exported from an API route, whose place in the file tree is its mount path. */
export default defineFramework({
  id: 'next-connect',
  title: 'next-connect',
  packages: ['next-connect'],
  checked: '1.0.0 and 0.13.0',
  docs: 'https://github.com/hoangvvo/next-connect',
  handler: { params: ['next.ApiRequest', 'next.ApiResponse', 'express.Next'] },

  modules: {
    'next-connect': {
      call: router,
      members: {
        default: { call: router }, nc: { call: router }, createRouter: { call: router }, createEdgeRouter: { call: router },
        expressWrapper: { call: { returns: arg(0) } },
      },
    },
  },

  types: {
    Router: {
      role: 'router',
      members: {
        use: {
          call: [
            { when: [{ arg: 0, is: 'string' }], returns: 'receiver', effects: [{ is: 'mount', path: arg(0), targets: rest(1) }] },
            { returns: 'receiver', effects: [{ is: 'mount', targets: rest(0) }] },
          ],
        },
        all: {
          call: [
            {
              when: [{ arg: 0, is: 'string' }],
              returns: 'receiver', effects: [{ is: 'route', method: 'ANY', path: arg(0), handlers: rest(1) }],
            },
            { returns: 'receiver', effects: [{ is: 'route', method: 'ANY', path: constant(''), handlers: rest(0) }] },
          ],
        },
        get: verb, head: verb, post: verb, put: verb, patch: verb, delete: verb, options: verb,
        // The exported handler runs the router's routes.
        handler: { call: { returns: 'receiver' } }, clone: { call: { returns: 'receiver' } }, run: harmless,
      },
    },
  },
})
