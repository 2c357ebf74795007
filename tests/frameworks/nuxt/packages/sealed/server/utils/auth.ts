import type { H3Event } from 'h3'

const config = { password: process.env.SEAL ?? '', name: 'account', cookie: { path: '/' } }

export const useAccount = (event: H3Event) => useSession<{ user?: string }>(event, config) //=> sets account path=/ domain=-
