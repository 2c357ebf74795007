import { arg, constant, defineFramework, listOf, memberOf } from '../define.ts'
import type { EffectRow, ValueRow } from '../define.ts'
import { fluent, harmless } from '../rows.ts'

/** A method of a service answers a method of HTTP, if the service has it (@feathersjs/transport-commons 5, http). */
const serves = (method: string, name: string): EffectRow => ({
  is: 'route', method, path: arg(0), handlers: listOf(memberOf(arg(1), constant(name))), optional: true,
})
const application: ValueRow = { call: { returns: 'feathers.Application' } }
const promised: ValueRow = { call: { promise: true } }

export default defineFramework({
  id: 'feathers',
  title: 'Feathers',
  packages: ['@feathersjs/feathers', '@feathersjs/express', '@feathersjs/koa', '@feathersjs/authentication', '@feathersjs/authentication-oauth'],
  checked: '5.0.50',
  docs: 'https://feathersjs.com/api/services.html',
  // create(data, params), remove(id, params)
  handler: { params: ['web.Input', 'feathers.Params'], answersWithValue: 'any' },

  modules: {
    '@feathersjs/feathers': { ...application, members: { feathers: application, default: application } },
    '@feathersjs/express': {
      call: { returns: 'feathers.Application' }, members: { default: application, json: harmless, urlencoded: harmless, rest: harmless, cors: harmless },
    },
    '@feathersjs/koa': { members: { koa: application, rest: harmless, bodyParser: harmless, errorHandler: harmless, parseAuthentication: harmless, cors: harmless } },
    '@feathersjs/authentication': {
      members: {
        AuthenticationService: { construct: { returns: 'feathers.AuthenticationService' } },
        JWTStrategy: { construct: {} }, AuthenticationBaseStrategy: { construct: {} }, authenticate: harmless,
      },
    },
    '@feathersjs/authentication-oauth': { members: { oauth: harmless, OAuthStrategy: { construct: {} } } },
  },

  types: {
    Application: {
      role: 'router',
      serves: true,
      members: {
        use: {
          call: [
            {
              when: [{ arg: 0, is: 'string' }, { arg: 1, is: 'object' }],
              returns: 'receiver',
              effects: [serves('GET', 'find'), serves('POST', 'create'), serves('DELETE', 'remove')],
            },
            { returns: 'receiver' },
          ],
        },
        configure: { call: { returns: 'receiver', callbacks: [{ arg: 0, params: ['feathers.Application'], runs: 'now' }] } },
        service: { call: { returns: 'feathers.Service' } },
        hooks: fluent, on: fluent, set: fluent, get: harmless, setup: promised, listen: promised, teardown: promised, publish: fluent,
      },
    },
    Service: { members: { find: promised, get: promised, hooks: fluent, on: fluent, publish: fluent } },
    Params: { role: 'request', members: { user: {}, query: { type: 'web.Input' }, authentication: {}, headers: { type: 'web.Input' } } },
    /** Only verifies the token that it is given: it stays valid (5.0.50, lib/service.js). */
    AuthenticationService: {
      members: {
        create: { call: { promise: true, effects: [{ is: 'token-issued' }] } },
        remove: {
          call: {
            promise: true,
            effects: [{
              is: 'invalidate', what: 'access-token', effect: 'stateless', scope: 'current-session',
              why: '`remove` of Feathers\' authentication only verifies the token, and keeps no record of it',
            }],
          },
        },
        register: harmless, createAccessToken: { call: { promise: true, effects: [{ is: 'token-issued' }] } }, verifyAccessToken: promised,
        authenticate: promised, getPayload: promised, getTokenOptions: promised, setup: promised, app: { type: 'feathers.Application' },
      },
    },
  },

  annotations: {
    '@feathersjs/feathers': { Application: { type: 'feathers.Application' }, Params: { type: 'feathers.Params' } },
    '@feathersjs/express': { Application: { type: 'feathers.Application' } },
    '@feathersjs/koa': { Application: { type: 'feathers.Application' } },
  },
})
