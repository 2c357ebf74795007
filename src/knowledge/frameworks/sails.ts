import { constant, defineFramework } from '../define.ts'
import type { ValueRow } from '../define.ts'
import { harmless } from '../rows.ts'

const sends = (status: number): ValueRow => ({ call: { returns: 'receiver', effects: [{ is: 'send', status: constant(status) }] } })

export default defineFramework({
  id: 'sails',
  title: 'Sails',
  packages: ['sails'],
  checked: '1.5.18',
  docs: 'https://sailsjs.com/documentation/concepts/routes/custom-routes',
  handler: { params: ['sails.Request', 'sails.Response'] },

  types: {
    /** What `config/routes.js` is for. */
    Application: { role: 'router', serves: true },
    Request: {
      extends: 'express.Request',
      role: 'request',
      members: {
        session: { type: 'express-session.Session' },
        allParams: harmless, flash: harmless, setLocale: harmless, wantsJSON: {}, me: {}, isSocket: {},
      },
    },
    Response: {
      extends: 'express.Response',
      role: 'response',
      members: {
        ok: sends(200), created: sends(201), badRequest: sends(400), unauthorized: sends(401), forbidden: sends(403), notFound: sends(404),
        serverError: sends(500), view: sends(200), negotiate: sends(500),
      },
    },
    /** `this` of an action: `this.req`, `this.res`. */
    Action: { members: { req: { type: 'sails.Request' }, res: { type: 'sails.Response' } } },
    /** `exits.success(output)`; what it answers is said by `exits` of the action. */
    Exits: { call: { effects: [{ is: 'send' }] }, anyMember: { call: { effects: [{ is: 'send' }] } } },
  },

  // Models are globals unless `config/globals.js` says otherwise (lib/hooks/orm).
  autoImports: [{ within: ['api', 'config'], named: { folders: ['api/models'], type: 'waterline.Model' } }],

  handlerNames: {
    texts: [
      // 'account/logout': a file of its own, or an action of a controller (sails 1.5, lib/app/private/controller).
      { matches: String.raw`^((?:[\w-]+/)*[\w-]+/[\w-]+)$`, modules: ['/api/controllers/$1'] },
      { matches: String.raw`^((?:[\w-]+/)*[\w-]+)/([\w-]+)$`, modules: ['/api/controllers/$^1Controller'], member: '$2' },
      { matches: String.raw`^((?:[\w-]+/)*\w+Controller)\.(\w+)$`, modules: ['/api/controllers/$1', '/api/controllers/$^1'], member: '$2' },
      { matches: String.raw`^((?:[\w-]+/)*\w+)\.(\w+)$`, modules: ['/api/controllers/$^1Controller', '/api/controllers/$1/$2'], member: '$2' },
      { matches: String.raw`^([\w-]+)$`, modules: ['/api/controllers/$1'] },
    ],
    within: { member: 'fn', this: 'sails.Action', params: [null, 'sails.Exits'] },
  },

  routeMaps: [{
    file: 'config/routes', export: 'routes', router: 'sails.Application',
    members: [['controller', 'action'], ['action'], ['fn'], ['target']],
  }],
})

