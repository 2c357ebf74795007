/**
 * routing-controllers on Express: what a method returns is the answer, unless it answered by itself (ExpressDriver.js
 * `handleSuccess` of 0.11.3).
 */
import { arg, defineFramework, self } from '../define.ts'
import type { CallRow } from '../define.ts'
import { controllerDecorator, controllerFactory, parameterFactory, routeDecorator, routeFactory } from '../decorator-rows.ts'

const route = (method: string): ReturnType<typeof routeFactory> => routeFactory('routing-controllers.Route', method)
const servesControllers: CallRow = {
  returns: 'routing-controllers.App',
  onResult: [{ is: 'mount', path: arg(0, 'routePrefix'), targets: arg(0, 'controllers') }],
}
const input = (member: string): { type: string; members: (string | ReturnType<typeof self>)[] } =>
  ({ type: 'express.Request', members: [member, self('name')] })

export default defineFramework({
  id: 'routing-controllers',
  title: 'routing-controllers',
  packages: ['routing-controllers'],
  checked: '0.11.3',
  docs: 'https://github.com/typestack/routing-controllers',
  handler: { params: [], answersAfterwards: true },

  modules: {
    'routing-controllers': {
      members: {
        Controller: controllerFactory('routing-controllers.Controller'), JsonController: controllerFactory('routing-controllers.Controller'),
        Get: route('GET'), Head: route('HEAD'), Post: route('POST'), Put: route('PUT'), Patch: route('PATCH'), Delete: route('DELETE'),
        All: route('ANY'),
        Req: parameterFactory('routing-controllers.Request'), Res: parameterFactory('routing-controllers.Response'),
        Session: parameterFactory('routing-controllers.Session'), SessionParam: parameterFactory('routing-controllers.Session'),
        Body: { call: { returns: 'routing-controllers.Body' } }, BodyParam: parameterFactory('routing-controllers.Body'),
        CookieParam: parameterFactory('routing-controllers.Cookie'), CookieParams: { call: { returns: 'routing-controllers.Cookie' } },
        HeaderParam: parameterFactory('routing-controllers.Header'),
        createExpressServer: { call: servesControllers },
        useExpressServer: {
          call: { returns: arg(0), effects: [{ is: 'mount', on: arg(0), path: arg(1, 'routePrefix'), targets: arg(1, 'controllers') }] },
        },
      },
    },
  },

  types: {
    App: { extends: 'express.App', role: 'router', serves: true },
    Controller: controllerDecorator,
    Route: routeDecorator,
    Request: { injects: { type: 'express.Request' } },
    Response: { injects: { type: 'express.Response' } },
    Session: { injects: input('session') },
    Body: { injects: input('body') },
    Cookie: { injects: input('cookies') },
    Header: { injects: input('headers') },
  },
})
