import { arg, defineFramework, requestUrl, rest, self } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'
import { connectUse, fluent, harmless, harmlessClass } from '../rows.ts'

const createServer: readonly CallRow[] = [
  // createServer(options, listener)
  { when: [{ arg: 1, is: 'present' }], returns: 'node.Server', effects: [{ is: 'mount', targets: rest(1) }] },
  { when: [{ arg: 0, is: 'present' }], returns: 'node.Server', effects: [{ is: 'mount', targets: rest(0) }] },
  { returns: 'node.Server' },
]
// request(options, cb) | request(url, options?, cb?)
const request: readonly CallRow[] = [
  {
    when: [{ arg: 0, is: 'object' }],
    effects: [{ is: 'remote-call', url: arg(0, 'path'), method: arg(0, 'method') }],
    callbacks: [{ arg: 1, params: [null], runs: 'after' }],
  },
  {
    effects: [{ is: 'remote-call', url: arg(0), method: arg(1, 'method') }],
    callbacks: [{ arg: 'last', params: [null], runs: 'after' }],
  },
]
const http: ValueRow = {
  members: { createServer: { call: createServer }, request: { call: request }, get: { call: request }, Agent: harmlessClass },
}

export default defineFramework({
  id: 'node-http',
  title: 'Node.js http and connect',
  packages: ['http', 'node:http', 'https', 'node:https', 'connect'],
  checked: 'Node 22, connect 3.7.0',
  docs: 'https://nodejs.org/api/http.html',
  handler: { params: ['node.IncomingMessage', 'node.ServerResponse', 'express.Next'] },
  routesByHand: true,

  modules: {
    http, 'node:http': http, https: http, 'node:https': http,
    connect: { call: { returns: 'node.ConnectApp' } },
  },

  types: {
    'node.Server': {
      role: 'router',
      serves: true,
      members: {
        on: {
          call: [
            { when: [{ arg: 0, equals: 'request' }], returns: 'receiver', effects: [{ is: 'mount', targets: rest(1) }] },
            { returns: 'receiver' },
          ],
        },
        once: fluent, listen: fluent, close: fluent, address: harmless, setTimeout: fluent,
      },
    },
    // app.use([route], fn), connect 3.7.0 index.js
    'node.ConnectApp': { role: 'router', serves: true, members: { use: { call: connectUse }, listen: harmless } },
    'node.IncomingMessage': {
      role: 'request',
      members: {
        url: { is: requestUrl('path') }, originalUrl: { is: requestUrl('path') },
        on: fluent, once: fluent, setTimeout: fluent, pipe: harmless, unpipe: fluent, resume: fluent, pause: fluent,
      },
    },
    'node.ServerResponse': {
      role: 'response',
      members: {
        req: { type: 'node.IncomingMessage' },
        setHeader: { call: { returns: 'receiver', effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'set' }] } },
        appendHeader: { call: { returns: 'receiver', effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'append' }] } },
        setHeaders: { call: { returns: 'receiver', effects: [{ is: 'headers', object: arg(0), mode: 'set' }] } },
        // writeHead(status, [statusMessage], headers) replaces what setHeader stored (cookies.md §1.4).
        writeHead: {
          call: [
            {
              when: [{ arg: 1, is: 'string' }],
              returns: 'receiver',
              with: { status: arg(0) },
              effects: [{ is: 'headers', object: arg(2), mode: 'set' }],
            },
            {
              when: [{ arg: 1, is: 'absent' }],
              returns: 'receiver',
              with: { status: arg(0) },
            },
            {
              returns: 'receiver',
              with: { status: arg(0), redirect: arg(1, 'Location') },
              effects: [{ is: 'headers', object: arg(1), mode: 'set' }],
            },
          ],
        },
        end: { call: { returns: 'receiver', effects: [{ is: 'send', status: self('status'), redirect: self('redirect') }] } },
        write: harmless, flushHeaders: harmless, getHeader: harmless, getHeaders: harmless, getHeaderNames: harmless,
        hasHeader: harmless, removeHeader: harmless, on: fluent, once: fluent, setTimeout: fluent,
      },
    },
  },

  cookieApis: {
    /** A Set-Cookie header written as text: no default of any kind (cookies.md §1.4). */
    'node.header': {
      path: { set: null, clear: null },
      undefinedPath: 'omit',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: true,
      clearIgnores: [],
      maxAgeUnit: 's',
      checked: 'Node 20 http, raw Set-Cookie header',
    },
  },

  annotations: {
    http: { IncomingMessage: { type: 'node.IncomingMessage' }, ServerResponse: { type: 'node.ServerResponse' } },
    'node:http': { IncomingMessage: { type: 'node.IncomingMessage' }, ServerResponse: { type: 'node.ServerResponse' } },
  },
})
