import { createFileSessionStorage } from '@react-router/node'

export const storage = createFileSessionStorage({ dir: './sessions', cookie: { name: 'sid', path: '/' } })
