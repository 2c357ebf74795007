/** Clients that ask other servers. A request is sent at once; what the answer says is not looked at. */
import type { EffectRow, Ref, ValueRow } from '../define.ts'
import { arg, defineLibrary, firstOf, joined, listOf, member, self } from '../define.ts'
import { answersToCallback } from '../data-rows.ts'

const METHODS = ['get', 'delete', 'head', 'options', 'post', 'put', 'patch'] as const
const withBody = new Set<string>(['post', 'put', 'patch'])
const asks = (url: Ref, method: Ref | string, body?: Ref): EffectRow => ({ is: 'remote-call', url, method, ...(body === undefined ? {} : { body }) })
const sent = (...effects: EffectRow[]): ValueRow => ({ call: { promise: true, effects } })
/** What an instance was made with stands before the path. */
const at = (path: Ref): Ref => joined(listOf(self('base'), path), '')

// axios(config), axios(url, config), axios.request(config), axios.post(url, body, config): lib/core/Axios.js.
const byConfig = sent(asks(at(arg(0, 'url')), firstOf(arg(0, 'method'), { value: 'GET' }), arg(0, 'data')))
const axiosCall: ValueRow = {
  call: [
    { when: [{ arg: 0, is: 'object' }], promise: true, effects: [asks(at(arg(0, 'url')), firstOf(arg(0, 'method'), { value: 'GET' }), arg(0, 'data'))] },
    { promise: true, effects: [asks(at(arg(0)), firstOf(arg(1, 'method'), { value: 'GET' }), arg(1, 'data'))] },
  ],
}
const axiosVerbs = Object.fromEntries(METHODS.map((name) => [
  name, sent(asks(at(arg(0)), member, withBody.has(name) ? arg(1) : arg(1, 'data'))),
]))
const axiosInstance: ValueRow = { call: { returns: 'http-clients.Axios', with: { base: arg(0, 'baseURL'), options: arg(0) } } }
const include = { option: 'credentials', value: 'include' } as const

// ky(url, options), ky.post(url, options); ofetch and $fetch the same without verbs; got with both.
const byOptions: ValueRow = { call: { promise: true, effects: [asks(at(arg(0)), firstOf(arg(1, 'method'), { value: 'GET' }), firstOf(arg(1, 'json'), arg(1, 'body')))] } }
const verbsByOptions = Object.fromEntries(METHODS.map((name) => [name, sent(asks(at(arg(0)), member, firstOf(arg(1, 'json'), arg(1, 'body'))))]))
const makes = (key: string): ValueRow => ({ call: { returns: 'http-clients.ByOptions', with: { base: arg(0, key), options: arg(0) } } })

// superagent.post(url).send(body): sent when it is awaited or ended.
const superagentVerb: ValueRow = { call: { returns: 'http-clients.Request', lazy: true, promise: true, effects: [asks(arg(0), member, self('body'))] } }
const superagentVerbs = Object.fromEntries([...METHODS, 'del'].map((name) => [name, superagentVerb]))

// request(options | url, callback), request.post(options | url, callback).
const requestRow = (method: Ref): ValueRow => ({
  call: [
    { when: [{ arg: 0, is: 'object' }], ...answersToCallback, effects: [asks(firstOf(arg(0, 'url'), arg(0, 'uri')), method, firstOf(arg(0, 'body'), arg(0, 'json'), arg(0, 'form')))] },
    { ...answersToCallback, effects: [asks(arg(0), method)] },
  ],
})
const requestVerbs = Object.fromEntries([...METHODS, 'del'].map((name) => [name, requestRow(member)]))

const undici: ValueRow = { call: { promise: true, effects: [asks(arg(0), firstOf(arg(1, 'method'), { value: 'GET' }), arg(1, 'body'))] } }
const fetchLike: ValueRow = { ...undici, members: { default: undici } }
const ofetch: ValueRow = { ...byOptions, members: { create: makes('baseURL'), raw: byOptions, native: undici } }

export default defineLibrary({
  id: 'http-clients',
  title: 'HTTP clients (axios, ky, got, ofetch, undici, node-fetch, superagent, request)',
  packages: [
    'axios', 'ky', 'ky-universal', 'got', 'ofetch', 'undici', 'node-fetch', 'node-fetch-native', 'cross-fetch', 'isomorphic-fetch',
    'isomorphic-unfetch', 'superagent', 'request', 'request-promise', 'request-promise-native', 'needle', 'wretch',
  ],
  checked: 'axios 1.21.1, ky 2.1.0, got 16.1.0, ofetch 1.5.1, undici 8.13.1, node-fetch 3.3.2, superagent 10.4.2, request 2.88.2, needle 3.5.0, wretch 3.0.9',
  docs: 'https://axios-http.com/docs/api_intro',

  // An error status rejects, unless an option says otherwise; superagent gives a thenable, which has no `finally`.
  browserRequests: [
    {
      modules: ['axios'], types: ['http-clients.Axios'], instances: ['create'], promise: true,
      credentials: { option: 'withCredentials', value: true }, optionsAt: { post: 2, put: 2, patch: 2 },
    },
    { modules: ['ky', 'ky-universal'], types: ['http-clients.ByOptions'], instances: ['create', 'extend'], promise: true, credentials: include },
    { modules: ['ofetch'], globals: ['$fetch'], instances: ['create'], promise: true, credentials: include },
    {
      modules: ['cross-fetch', 'isomorphic-fetch', 'isomorphic-unfetch', 'node-fetch-native'], promise: true, successMember: 'ok',
      credentials: include,
    },
    { modules: ['superagent'], instances: ['agent'], promise: false },
  ],

  modules: {
    axios: { type: 'http-clients.Axios', members: { create: axiosInstance, default: { type: 'http-clients.Axios' }, Axios: { construct: { returns: 'http-clients.Axios', with: { base: arg(0, 'baseURL'), options: arg(0) } } }, isAxiosError: { call: {} }, AxiosError: {} } },
    ky: { type: 'http-clients.ByOptions' },
    'ky-universal': { type: 'http-clients.ByOptions' },
    got: { type: 'http-clients.ByOptions', members: { got: { type: 'http-clients.ByOptions' } } },
    ofetch: { members: { ofetch, $fetch: ofetch, createFetch: { call: { returns: 'http-clients.ByOptions' } }, FetchError: {} } },
    undici: { members: { fetch: undici, request: undici, stream: undici }, anyMember: { call: {}, construct: {} } },
    'node-fetch': fetchLike, 'node-fetch-native': fetchLike, 'isomorphic-fetch': fetchLike, 'isomorphic-unfetch': fetchLike,
    'cross-fetch': { ...fetchLike, members: { default: undici, fetch: undici } },
    superagent: { members: { ...superagentVerbs, agent: { call: { returns: 'http-clients.Agent' } } } },
    request: { ...requestRow(firstOf(arg(0, 'method'), { value: 'GET' })), members: { ...requestVerbs, defaults: { call: { returns: 'http-clients.Requester' } } } },
    'request-promise': { type: 'http-clients.Requester' },
    'request-promise-native': { type: 'http-clients.Requester' },
    needle: { call: { promise: true, ...answersToCallback, effects: [asks(arg(1), arg(0), arg(2))] }, members: Object.fromEntries(METHODS.map((name) => [name, { call: { promise: true, ...answersToCallback, effects: [asks(arg(0), member, arg(1))] } }])) },
    wretch: { call: { returns: 'http-clients.Wretch', with: { url: arg(0) } } },
  },
  types: {
    Axios: {
      ...axiosCall,
      members: {
        ...axiosVerbs,
        request: byConfig,
        create: axiosInstance,
        interceptors: { anyMember: { anyMember: { call: {} } } },
        defaults: {},
        isAxiosError: { call: {} },
      },
    },
    ByOptions: {
      ...byOptions,
      members: { ...verbsByOptions, create: makes('prefixUrl'), extend: makes('prefixUrl'), raw: byOptions, stream: {} },
    },
    Request: {
      members: {
        send: { call: { returns: 'receiver', with: { body: arg(0) } } },
        end: { call: { executes: true, ...answersToCallback } },
      },
      anyMember: { call: { returns: 'receiver' } },
    },
    Agent: { members: superagentVerbs },
    Requester: { ...requestRow(firstOf(arg(0, 'method'), { value: 'GET' })), members: { ...requestVerbs, defaults: { call: { returns: 'receiver' } } } },
    Wretch: {
      members: {
        url: { call: { returns: 'receiver', with: { url: joined(listOf(self('url'), arg(0)), '') } } },
        json: { call: { returns: 'receiver', with: { body: arg(0) } } },
        ...Object.fromEntries(METHODS.map((name) => [name, { call: { returns: 'http-clients.WretchRequest', promise: true, effects: [asks(joined(listOf(self('url'), arg(0)), ''), member, self('body'))] } }])),
      },
      anyMember: { call: { returns: 'receiver' } },
    },
    WretchRequest: { anyMember: { call: { returns: 'receiver', promise: true } } },
  },
})
