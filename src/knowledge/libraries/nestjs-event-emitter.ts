/** Events in NestJS: listeners are called at once, and nobody waits for what they begin, unless `emitAsync` is awaited. */
import { arg, defineLibrary, handlerOf, resultOf, self } from '../define.ts'
import type { CallRow } from '../define.ts'

const emits: CallRow = { when: [{ has: handlerOf(arg(0)) }], returns: resultOf(handlerOf(arg(0)), arg(1)) }

export default defineLibrary({
  id: 'nestjs-event-emitter',
  title: '@nestjs/event-emitter',
  packages: ['@nestjs/event-emitter', 'eventemitter2'],
  checked: '3.0.1',
  docs: 'https://docs.nestjs.com/techniques/events',
  modules: {
    '@nestjs/event-emitter': {
      members: {
        EventEmitter2: { construct: { returns: 'nestjs-event-emitter.Emitter' } },
        OnEvent: { call: { returns: 'nestjs-event-emitter.Listener', with: { message: arg(0) } } },
      },
    },
    eventemitter2: { members: { EventEmitter2: { construct: { returns: 'nestjs-event-emitter.Emitter' } } } },
  },
  types: {
    Emitter: { members: { emit: { call: emits }, emitAsync: { call: { ...emits, promise: true } }, on: { call: {} }, once: { call: {} } } },
    Listener: { call: { effects: [{ is: 'handles', message: self('message'), class: arg(0), method: arg(1) }] } },
  },
})
