/**
 * oRPC. A procedure is called with `{ context, input }`. RPCHandler answers at the path of its name, by POST unless its route says
 * GET (plugin StrictGetMethod, on by default); OpenAPIHandler at the path and method of its route. @orpc/server 1.16.
 */
import { arg, constant, contextOf, defineFramework, member, memberOf, self, typeArgument } from '../define.ts'
import type { ValueRow } from '../define.ts'
import { fluent, harmless, harmlessClass } from '../rows.ts'

const rpcHandler: ValueRow = {
  members: {
    RPCHandler: { construct: { returns: 'orpc.Handler', onResult: [{ is: 'procedures', of: 'orpc', map: arg(0) }] } },
  },
}
const openApiHandler: ValueRow = {
  members: {
    OpenAPIHandler: { construct: { returns: 'orpc.Handler', onResult: [{ is: 'procedures', of: 'orpc', map: arg(0), ownPaths: true }] } },
  },
}
const route: ValueRow = { call: { returns: 'receiver', with: { method: arg(0, 'method'), path: arg(0, 'path') } } }

export default defineFramework({
  id: 'orpc',
  title: 'oRPC',
  packages: ['@orpc/server', '@orpc/contract', '@orpc/openapi'],
  checked: '1.16.1',
  docs: 'https://orpc.dev/docs/procedure',
  procedures: { naming: 'path', handler: { params: ['orpc.Options'], answersAfterwards: true } },

  modules: {
    '@orpc/server': {
      members: {
        os: { type: 'orpc.Builder' },
        implement: { call: { returns: 'orpc.Implementer', with: { contract: arg(0) } } },
        ORPCError: harmlessClass, createRouterClient: harmless, call: harmless, lazy: harmless,
      },
    },
    '@orpc/contract': { members: { oc: { type: 'orpc.Contract' } } },
    '@orpc/server/fetch': rpcHandler, '@orpc/server/node': rpcHandler,
    '@orpc/openapi/fetch': openApiHandler, '@orpc/openapi/node': openApiHandler,
    // setCookie(headers, name, value, options), deleteCookie(headers, name, options): helpers/index.mjs.
    '@orpc/server/helpers': {
      members: {
        setCookie: { call: { effects: [{ is: 'set-cookie', api: 'orpc.helpers', name: arg(1), value: arg(2), options: arg(3) }] } },
        deleteCookie: { call: { effects: [{ is: 'clear-cookie', api: 'orpc.helpers', name: arg(1), options: arg(2) }] } },
        getCookie: harmless,
      },
    },
  },

  types: {
    Builder: {
      members: {
        $context: { call: { returns: 'receiver', effects: [{ is: 'context', of: 'orpc', value: typeArgument(0), byType: true }] } },
        route,
        handler: {
          call: {
            returns: 'orpc.Procedure',
            with: { handler: arg(0), method: self('method'), path: self('path'), of: constant('orpc') },
          },
        },
        router: { call: { returns: arg(0) } },
        middleware: harmless, lazy: harmless,
      },
      anyMember: fluent,
    },
    /** `implement(contract).auth.logout`: the contract of the member of that name. */
    Implementer: {
      members: {
        handler: {
          call: {
            returns: 'orpc.Procedure',
            with: {
              handler: arg(0), of: constant('orpc'),
              method: memberOf(self('contract'), constant('~method')), path: memberOf(self('contract'), constant('~path')),
            },
          },
        },
        router: { call: { returns: arg(0) } },
        use: fluent, $context: { call: { returns: 'receiver', effects: [{ is: 'context', of: 'orpc', value: typeArgument(0), byType: true }] } },
        $config: fluent,
      },
      anyMember: { type: 'orpc.Implementer', with: { contract: memberOf(self('contract'), member) } },
    },
    /** `oc.route({ method, path }).input(…)`. */
    Contract: {
      members: { route, router: { call: { returns: arg(0) } }, '~method': { is: self('method') }, '~path': { is: self('path') } },
      anyMember: fluent,
    },
    Procedure: { role: 'procedure', members: { callable: fluent, actionable: fluent } },
    Handler: {
      role: 'router',
      serves: true,
      members: {
        handle: {
          call: [
            {
              when: [{ arg: 2, is: 'present' }],
              promise: true, effects: [{ is: 'context', of: 'orpc', value: arg(2, 'context') }],
            },
            { promise: true, effects: [{ is: 'context', of: 'orpc', value: arg(1, 'context') }] },
          ],
        },
      },
    },
    Options: { members: { context: { is: contextOf('orpc') }, input: { type: 'orpc.Input' } } },
    Input: { role: 'input' },
  },

  cookieApis: {
    helpers: {
      path: { set: '/', clear: '/' },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: ['maxAge'],
      maxAgeUnit: 's',
      checked: '@orpc/server 1.16.1 helpers/index.mjs',
    },
  },
})
