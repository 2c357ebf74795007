export const DENYLIST = Symbol('DENYLIST')
export const REDIS = 'REDIS'
