import { arg, defineLibrary, setting } from '../define.ts'
import type { ValueRow } from '../define.ts'

/** get(path, default?) and getOrThrow(path): config.service.ts. Within one program a setting has one value. */
const reads: ValueRow = { call: { returns: setting(arg(0)) } }

export default defineLibrary({
  id: 'nestjs-config',
  title: '@nestjs/config',
  packages: ['@nestjs/config'],
  checked: '12.0.1',
  docs: 'https://docs.nestjs.com/techniques/configuration',
  modules: { '@nestjs/config': { members: { ConfigService: { construct: { returns: 'nestjs-config.Service' } } } } },
  types: { Service: { members: { get: reads, getOrThrow: reads } } },
})
