import { arg, constant, defineFramework, requestUrl, self } from '../define.ts'
import type { CallRow, TypeRow, ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

// set(name, value) | set({ name, value, path, domain, … }), cookieStore of Chromium 156 and Firefox 153.
const storeSet: readonly CallRow[] = [
  {
    when: [{ arg: 1, is: 'absent' }],
    promise: true,
    effects: [{ is: 'set-cookie', api: 'web.cookie-store', name: arg(0, 'name'), value: arg(0, 'value'), options: arg(0) }],
  },
  { promise: true, effects: [{ is: 'set-cookie', api: 'web.cookie-store', name: arg(0), value: arg(1) }] },
]
const storeDelete: readonly CallRow[] = [
  {
    when: [{ arg: 0, is: 'object' }],
    promise: true,
    effects: [{ is: 'clear-cookie', api: 'web.cookie-store', name: arg(0, 'name'), options: arg(0) }],
  },
  { promise: true, effects: [{ is: 'clear-cookie', api: 'web.cookie-store', name: arg(0) }] },
]

const input: ValueRow = { call: { returns: 'web.Input', promise: true } }

const storage = (of: 'localStorage' | 'sessionStorage'): TypeRow => {
  const call: ValueRow = { call: { effects: [{ is: 'browser-storage', storage: of }] } }
  return { members: { getItem: call, setItem: call, removeItem: call, clear: call, key: call } }
}

export default defineFramework({
  id: 'web',
  title: 'Fetch standard (Request, Response, Headers)',
  packages: [],
  checked: 'Node 22 (undici), Chromium 156, Firefox 153',
  docs: 'https://fetch.spec.whatwg.org/',
  browserRequests: [{ globals: ['fetch'], promise: true, successMember: 'ok', credentials: { option: 'credentials', value: 'include' } }],
  handler: { params: ['web.Request'], returnsResponse: true },

  globals: {
    Response: {
      construct: {
        returns: 'web.Response',
        with: { status: arg(1, 'status'), redirect: arg(1, 'headers', 'Location') },
        effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }],
      },
      members: {
        json: {
          call: {
            returns: 'web.Response',
            with: { status: arg(1, 'status') },
            effects: [{ is: 'headers', object: arg(1, 'headers'), mode: 'set' }],
          },
        },
        // The headers of this response are immutable: append and set on them throw (cookies.md §1.4).
        redirect: {
          call: [
            {
              when: [{ arg: 1, is: 'absent' }],
              returns: 'web.ImmutableResponse', with: { redirect: arg(0), status: constant(302) },
            },
            { returns: 'web.ImmutableResponse', with: { redirect: arg(0), status: arg(1) } },
          ],
        },
        error: harmless,
      },
    },
    Headers: { construct: { returns: 'web.Headers', onResult: [{ is: 'headers', object: arg(0), mode: 'set' }] } },
    Request: { construct: { returns: 'web.Request' } },
    FormData: { construct: { returns: 'web.Input' } },
    URL: { construct: { when: [{ arg: 0, from: 'request' }], returns: 'web.RequestUrl', with: { href: arg(0) } } },
    URLSearchParams: { construct: { when: [{ arg: 0, from: 'request' }], returns: 'web.Input' } },
    fetch: { call: { promise: true, effects: [{ is: 'remote-call', url: arg(0), method: arg(1, 'method'), body: arg(1, 'body') }] } },
    localStorage: { type: 'web.LocalStorage' },
    sessionStorage: { type: 'web.SessionStorage' },
    document: { type: 'web.Document' },
    window: {
      members: {
        localStorage: { type: 'web.LocalStorage' }, sessionStorage: { type: 'web.SessionStorage' }, document: { type: 'web.Document' },
      },
    },
    cookieStore: { members: { set: { call: storeSet }, delete: { call: storeDelete }, get: harmless, getAll: harmless } },
  },

  types: {
    /** An address of which a part is not known. */
    URL: {
      members: {
        href: { is: self('href') }, toString: { call: { returns: self('href') } }, toJSON: { call: { returns: self('href') } },
        searchParams: { anyMember: harmless },
      },
    },
    Request: {
      role: 'request',
      members: {
        headers: { type: 'web.RequestHeaders' }, url: { is: requestUrl('whole') },
        json: input, formData: input, text: harmless, arrayBuffer: harmless, blob: harmless,
        clone: { call: { returns: 'receiver' } },
      },
    },
    /** A form, a query, a parsed body. */
    Input: { role: 'input', members: { get: harmless, getAll: harmless, has: harmless, set: harmless, append: harmless, delete: harmless } },
    /** The URL of a request. */
    RequestUrl: { members: { searchParams: { type: 'web.Input' } } },
    /** Headers that came in: what is changed here is sent to nobody. */
    RequestHeaders: {
      members: {
        get: harmless, has: harmless, entries: harmless, keys: harmless, values: harmless, forEach: harmless,
        getSetCookie: harmless, set: harmless, append: harmless, delete: harmless,
      },
    },
    Headers: {
      members: {
        set: { call: { effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'set' }] } },
        append: { call: { effects: [{ is: 'header', name: arg(0), value: arg(1), mode: 'append' }] } },
        get: harmless, has: harmless, delete: harmless, entries: harmless, forEach: harmless, getSetCookie: harmless,
      },
    },
    Response: {
      role: 'response',
      members: {
        headers: { type: 'web.Headers' },
        clone: { call: { returns: 'receiver' } },
        json: harmless, text: harmless,
      },
    },
    // Web Storage and documents: on a server none of them exists, and reading the name throws (Node 22; without its flag 25, too).
    LocalStorage: storage('localStorage'),
    SessionStorage: storage('sessionStorage'),
    Document: { set: { cookie: { effects: [{ is: 'browser-storage', storage: 'document.cookie' }] } } },
    ImmutableResponse: { role: 'response', members: { headers: { type: 'web.RequestHeaders' } } },
  },

  cookieApis: {
    'cookie-store': {
      // cookieStore.delete(name): path '/', host-only (cookies.md §2.3).
      path: { set: '/', clear: '/' },
      sameSite: 'strict',
      undefinedPath: 'default',
      emptyValueDeletes: false,
      maxAgeZeroDeletes: false,
      clearIgnores: ['maxAge', 'expires'],
      maxAgeUnit: 's',
      client: true,
      checked: 'Chromium 156 and Firefox 153',
    },
  },
})
