import { z as schema } from 'zod'

export const Account = schema.object({ intent: schema.enum(['rename', 'logout']), name: schema.string().optional() })
