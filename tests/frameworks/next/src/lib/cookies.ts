import { serialize as toHeader } from 'cookie'

export const SID = 'sid'

export const gone = () => toHeader(SID, '', { path: '/', maxAge: 0 })
