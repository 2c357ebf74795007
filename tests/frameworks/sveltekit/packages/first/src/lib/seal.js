import { createHmac } from 'node:crypto'

export const seal = (text) => `${text}.${createHmac('sha256', process.env.KEY).update(text).digest('hex')}`
