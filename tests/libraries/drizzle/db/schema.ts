import { pgTable as table, text, timestamp } from 'drizzle-orm/pg-core'

export const sessions = table('sessions', { id: text('id').primaryKey(), userId: text('user_id'), expiresAt: timestamp('expires_at') })
export const invitations = table('invitations', { id: text('id').primaryKey() })
