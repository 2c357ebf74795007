import { createMemorySessionStorage } from 'react-router'

export const sessions = createMemorySessionStorage({ cookie: { name: 'sid' } })
