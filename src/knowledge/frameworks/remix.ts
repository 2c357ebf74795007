import { arg, defineFramework, listOf } from '../define.ts'
import type { CallRow, HandlerRow, Ref, ValueRow } from '../define.ts'
import { remixRuntime } from '../remix-rows.ts'
import { remixNaming } from '../route-namings.ts'
import { harmless } from '../rows.ts'

const handler: HandlerRow = { params: ['remix.Args'], returnsResponse: true }

const entry = (data: Readonly<Record<string, Ref>>): CallRow => ({ returns: 'remix.RouteEntry', with: data })
const routeList: Readonly<Record<string, ValueRow>> = {
  route: {
    call: [
      { when: [{ arg: 2, is: 'array' }], ...entry({ path: arg(0), file: arg(1), children: arg(2) }) },
      entry({ path: arg(0), file: arg(1), children: arg(3) }),
    ],
  },
  index: { call: entry({ file: arg(0) }) },
  layout: {
    call: [{ when: [{ arg: 1, is: 'array' }], ...entry({ file: arg(0), children: arg(1) }) }, entry({ file: arg(0), children: arg(2) })],
  },
  prefix: { call: { returns: listOf({ type: 'remix.RouteEntry', with: { path: arg(0), children: arg(1) } }) } },
  relative: harmless,
}

export default defineFramework({
  id: 'remix',
  title: 'Remix and React Router (framework mode)',
  packages: [
    '@remix-run/node', '@remix-run/cloudflare', '@remix-run/cloudflare-pages', '@remix-run/cloudflare-workers', '@remix-run/deno',
    '@remix-run/architect', '@remix-run/server-runtime', '@remix-run/serve', '@remix-run/dev', '@react-router/node',
    '@react-router/cloudflare', '@react-router/architect', '@react-router/serve', '@react-router/express', '@react-router/dev',
    '@remix-run/express', '@remix-run/route-config', '@vercel/remix', '@netlify/remix-runtime', '@shopify/remix-oxygen',
  ],
  checked: 'react-router 7.18.6, @remix-run/node 2.17.5',
  docs: 'https://reactrouter.com/start/framework/actions',
  handler,

  // The package react-router itself is in the table `remix-session`: an application of the browser only has it, too.
  modules: {
    '@react-router/node': remixRuntime, '@react-router/cloudflare': remixRuntime,
    '@react-router/architect': remixRuntime, '@remix-run/node': remixRuntime, '@remix-run/cloudflare': remixRuntime, '@remix-run/deno': remixRuntime,
    '@remix-run/architect': remixRuntime, '@remix-run/server-runtime': remixRuntime, '@remix-run/cloudflare-pages': remixRuntime,
    '@remix-run/cloudflare-workers': remixRuntime, '@vercel/remix': remixRuntime, '@netlify/remix-runtime': remixRuntime,
    '@shopify/remix-oxygen': remixRuntime,
    // route(path, file, options?, children?), index(file), layout(file, options?, children?), prefix(path, routes): run with 7.18.
    '@react-router/dev/routes': { members: routeList }, '@remix-run/route-config': { members: routeList },
  },

  types: {
    /** What loaders, actions and middleware are given. */
    Args: { members: { request: { type: 'web.Request' }, params: {}, context: { type: 'remix.Context' } } },
    /** An element of `app/routes.ts`. */
    RouteEntry: {},
    /** What the server or a middleware put there. */
    Context: { role: 'request' },
  },

  fileRoutes: [{
    framework: 'remix', roots: ['app/routes', 'src/routes'], listedIn: ['app/routes.ts', 'app/routes.js', 'src/routes.ts'], basename: null, extensions: ['ts', 'tsx', 'js', 'jsx'],
    naming: remixNaming,
    exports: [
      { names: ['action'], method: 'POST', alsoBy: ['DELETE', 'PUT', 'PATCH'], byEffect: true },
      { names: ['loader'], method: 'GET' },
    ],
    handler,
  }],

  annotations: Object.fromEntries([
    'react-router', '@react-router/node', '@react-router/cloudflare', '@remix-run/node', '@remix-run/cloudflare', '@remix-run/deno',
    '@remix-run/architect', '@remix-run/server-runtime', '@vercel/remix', '@netlify/remix-runtime', '@shopify/remix-oxygen',
  ].map((name) => [name, {
    ActionFunctionArgs: { type: 'remix.Args' }, LoaderFunctionArgs: { type: 'remix.Args' }, DataFunctionArgs: { type: 'remix.Args' },
    ActionArgs: { type: 'remix.Args' }, LoaderArgs: { type: 'remix.Args' },
    ActionFunction: { handler }, LoaderFunction: { handler }, MiddlewareFunction: { handler },
    SessionStorage: { type: 'remix-session.Storage' }, Session: { type: 'remix-session.Session' },
  }])),
})
