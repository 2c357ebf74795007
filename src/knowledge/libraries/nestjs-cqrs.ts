/** Messages in NestJS: a bus finds the class that is decorated for the message's class and calls its method. */
import { arg, constant, defineLibrary, handlerOf, resultOf, self } from '../define.ts'
import type { CallRow, ValueRow } from '../define.ts'

const sends: readonly CallRow[] = [
  { when: [{ has: handlerOf(arg(0)) }], promise: true, returns: resultOf(handlerOf(arg(0)), arg(0)) },
]
const bus: ValueRow = { construct: { returns: 'nestjs-cqrs.Bus' } }
const handler = (method: string): ValueRow => ({
  call: { returns: 'nestjs-cqrs.Handler', with: { message: arg(0), method: constant(method) } },
})

export default defineLibrary({
  id: 'nestjs-cqrs',
  title: '@nestjs/cqrs',
  packages: ['@nestjs/cqrs'],
  checked: '12.0.0',
  docs: 'https://docs.nestjs.com/recipes/cqrs',
  modules: {
    '@nestjs/cqrs': {
      members: {
        CommandBus: bus, EventBus: bus, QueryBus: bus,
        CommandHandler: handler('execute'), QueryHandler: handler('execute'), EventsHandler: handler('handle'),
      },
    },
  },
  types: {
    Bus: { members: { execute: { call: sends }, publish: { call: sends } } },
    Handler: { call: { effects: [{ is: 'handles', message: self('message'), class: arg(0), method: self('method') }] } },
  },
})
