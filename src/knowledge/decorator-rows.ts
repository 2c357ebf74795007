/** Rows of frameworks whose controllers are decorated classes. Data, like the tables. */
import { arg, constant, self } from './define.ts'
import type { EffectRow, TypeId, ValueRow } from './define.ts'

/** `@Post('/logout')`: a factory of decorators of methods, a row as `routeDecorator`. */
export const routeFactory = (type: TypeId, method: string): ValueRow => ({
  call: { returns: type, with: { method: constant(method), path: arg(0) } },
})

/** What such a factory gives, called with the class, the method's name and its descriptor. */
export const routeDecorator: ValueRow = {
  call: {
    effects: [{ is: 'route', method: self('method'), path: self('path'), handlers: arg(2, 'value'), on: arg(0), name: arg(1) }],
  },
}

/** `@Controller('/auth')`: a factory of decorators of classes, a row as `controllerDecorator`. */
export const controllerFactory = (type: TypeId): ValueRow => ({ call: { returns: type, with: { path: arg(0) } } })

const prefix: EffectRow = { is: 'prefix', on: arg(0), path: self('path') }

export const controllerDecorator: ValueRow = { call: { effects: [prefix] } }

/** `@Body('token')`: a factory of decorators of parameters; what it is given is `name`. */
export const parameterFactory = (type: TypeId): ValueRow => ({ call: { returns: type, with: { name: arg(0) } } })
