import { createHmac } from 'node:crypto'

export const sign = (text: string): string => `${text}.${createHmac('sha256', process.env['KEY'] ?? '').update(text).digest('base64url')}`
