/** Zod: what comes out of a schema is what was put in, checked. */
import { arg, constant, defineLibrary, self } from '../define.ts'
import type { ValueRow } from '../define.ts'

const schema: ValueRow = { call: { returns: 'zod.Schema' }, anyMember: { call: { returns: 'zod.Schema' } } }
const zod: ValueRow = { members: { z: schema, default: schema }, anyMember: schema }
const parse: ValueRow = { call: { returns: arg(0) } }
const parseLater: ValueRow = { call: { returns: arg(0), promise: true } }

export default defineLibrary({
  id: 'zod',
  title: 'Zod',
  packages: ['zod'],
  checked: '3.25.76 and 4.6.7',
  docs: 'https://zod.dev/',

  modules: { zod, 'zod/v4': zod, 'zod/v3': zod },

  types: {
    Schema: {
      members: {
        parse, parseAsync: parseLater,
        safeParse: { call: { returns: 'zod.Result', with: { data: arg(0) } } },
        safeParseAsync: { call: { returns: 'zod.Result', with: { data: arg(0) }, promise: true } },
        shape: {},
      },
      anyMember: { call: { returns: 'zod.Schema' } },
    },
    /** Of a check that went well: what follows a failure is no normal path. */
    Result: { members: { data: { is: self('data') }, success: {}, error: { is: constant(null) } } },
  },
})
