import { arg, defineFramework } from '../define.ts'
import type { EffectRow, HandlerRow, ValueRow } from '../define.ts'
import { remixRuntime } from '../remix-rows.ts'
import { httpContextMembers } from '../http-context-rows.ts'
import { groupedNaming } from '../route-namings.ts'
import { harmless } from '../rows.ts'

const methods = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']
const handler: HandlerRow = { params: ['solid-start.Event'], returnsResponse: true }
/** 0.x: createServerAction$(async (form, event) => …) posts to a URL of its own; what it returns is the answer. */
const action: EffectRow = {
  is: 'action', method: 'POST', handlers: arg(0), handler: { params: ['web.Input', 'solid-start.Event'], returnsResponse: true }, byEffect: true,
  withHeaders: true,
}
const data: EffectRow = {
  is: 'action', method: 'GET', handlers: arg(0), handler: { params: [null, 'solid-start.Event'], returnsResponse: true }, withHeaders: true,
}
const remote: EffectRow = {
  is: 'action', method: 'POST', handlers: arg(0), handler: { params: [], thisType: 'solid-start.Event', returnsResponse: true }, byEffect: true,
  withHeaders: true,
}
/** 1.x: action(async (form) => { 'use server'; … }) posts to a URL of its own. */
const actionWithDirective: EffectRow = {
  is: 'action', method: 'POST', handlers: arg(0), handler: { params: ['web.Input'], returnsResponse: true }, byEffect: true, withHeaders: true,
}
const createAction: ValueRow = { call: { effects: [action] } }
/** 0.x exports server$ by name and as the default. */
const server: ValueRow = {
  members: {
    createServerAction$: createAction, createServerMultiAction$: createAction,
    createServerData$: { call: { effects: [data] } },
    server$: { call: { returns: arg(0), effects: [remote] }, members: { request: { type: 'web.Request' } } },
    default: { call: { returns: arg(0), effects: [remote] }, members: { request: { type: 'web.Request' } } },
    useRequest: { call: { returns: 'solid-start.Event' } }, useServerContext: { call: { returns: 'solid-start.Event' } },
    redirect: remixRuntime.members?.redirect ?? harmless, json: remixRuntime.members?.json ?? harmless,
  },
}

export default defineFramework({
  id: 'solid-start',
  title: 'SolidStart',
  packages: ['solid-start', '@solidjs/start', '@solidjs/router', 'solid-js/web', 'vinxi/http'],
  checked: 'solid-start 0.3.11, @solidjs/start 1.3.2 with @solidjs/router 0.15',
  docs: 'https://docs.solidjs.com/solid-start',
  handler,

  modules: {
    'solid-start': { ...remixRuntime, members: { ...remixRuntime.members, useServerContext: { call: { returns: 'solid-start.Event' } } } },
    'solid-start/session': remixRuntime,
    'solid-start/server': server,
    'solid-start/api': { members: remixRuntime.members ?? {} },
    'solid-start/data': { members: remixRuntime.members ?? {} },
    // 1.x
    'vinxi/http': { members: httpContextMembers }, '@solidjs/start/http': { members: httpContextMembers },
    '@solidjs/router': {
      members: {
        action: {
          call: [
            { when: [{ arg: 0, directive: 'use server' }], returns: arg(0), effects: [actionWithDirective] },
            { returns: arg(0) },
          ],
        },
        query: { call: { returns: arg(0) } }, cache: { call: { returns: arg(0) } },
        redirect: remixRuntime.members?.redirect ?? harmless, json: remixRuntime.members?.json ?? harmless,
        reload: harmless, revalidate: harmless, useAction: { call: { returns: arg(0) } },
      },
    },
    'solid-js/web': { members: { getRequestEvent: { call: { returns: 'solid-start.Event' } } } },
  },

  types: {
    /** 0.x: FetchEvent and ServerFunctionEvent; 1.x: APIEvent. */
    Event: {
      role: 'request',
      members: {
        request: { type: 'web.Request' }, params: {}, env: {}, locals: {}, nativeEvent: { type: 'solid-start.NativeEvent' },
        response: { type: 'web.Response' }, fetch: { call: { promise: true, effects: [{ is: 'remote-call', url: arg(0), method: arg(1, 'method') }] } },
      },
    },
    NativeEvent: { extends: 'h3.Event', role: 'exchange' },
  },

  fileRoutes: [{
    framework: 'solid-start', roots: ['src/routes'], basename: null, extensions: ['ts', 'tsx', 'js', 'jsx'], naming: groupedNaming,
    exports: [
      { names: methods, method: 'export' },
      // 0.x called it so because `delete` is a word of the language, as `del`.
      { names: ['get'], method: 'GET' }, { names: ['post'], method: 'POST' }, { names: ['del'], method: 'DELETE' },
    ],
    handler,
  }],

  directives: [{ framework: 'solid-start', directive: 'use server', handler: { params: [], returnsResponse: true } }],

  annotations: {
    'solid-start': { APIEvent: { type: 'solid-start.Event' }, FetchEvent: { type: 'solid-start.Event' }, ServerFunctionEvent: { type: 'solid-start.Event' } },
    'solid-start/api': { APIEvent: { type: 'solid-start.Event' } },
    'solid-start/server': { ServerFunctionEvent: { type: 'solid-start.Event' }, FetchEvent: { type: 'solid-start.Event' } },
    '@solidjs/start/server': { APIEvent: { type: 'solid-start.Event' }, FetchEvent: { type: 'solid-start.Event' } },
  },
})
