import { describe, expect, it } from 'vitest'
import { classifyDataAccess, looksLikeInvalidation, type DataAccess } from '../../src/extract/data-access.ts'
import type { RecordAccess } from '../../src/extract/record-access.ts'
import type { ValueShape, WrittenValue } from '../../src/extract/written-values.ts'

/** The result in one line, or `null`. */
function say(access: DataAccess): string {
  const result = classifyDataAccess(access)
  if (result === null) return 'null'
  const { effect, what, strength, scope, tooBroad, ignored, uncertain } = result
  const marks = [tooBroad && 'too broad', ignored, uncertain && 'uncertain'].filter(Boolean)
  const parts = effect === 'invalidate' ? [what, strength, scope.replace(/-sessions?$/, '')] : ['writes', what, strength]
  return [...parts, ...marks].join(', ')
}

const value = (key: string, shape: ValueShape, text: string = shape): WrittenValue => ({ key, shape, text })
const byId = { keys: ['id'], text: '{ id }' }

const remove = (entity: string | null, where: RecordAccess['where'] = byId): string =>
  say({ kind: 'data', op: 'delete', entity, where })
const insert = (entity: string, ...values: WrittenValue[]): string =>
  say({ kind: 'data', op: 'insert', entity, where: 'one-record', values })
const update = (entity: string, ...values: WrittenValue[]): string =>
  say({ kind: 'data', op: 'update', entity, where: byId, values, undefinedValues: 'ignored' })
const redis = (op: 'delete' | 'set', key: string, holes?: string[], stored?: [ValueShape, string]): string =>
  say({ kind: 'key-value', op, key, ...(holes && { holes }), ...(stored && { value: { shape: stored[0], text: stored[1] } }) })
const sql = (text: string, ...parameters: [ValueShape, string][]): string =>
  say({ kind: 'sql', text, parameters: parameters.map(([shape, as]) => ({ shape, text: as })) })

describe('deleting a record', () => {
  it.each([
    ['session', 'session, strong, current'],
    ['sessions', 'session, strong, current'],
    ['UserSession', 'session, strong, current'],
    ['user_sessions', 'session, strong, current'],
    ['usersessions', 'session, strong, current'],
    ['activeSessions', 'session, strong, current'],
    ['auth.sessions', 'session, strong, current'],
    ['sessionsTable', 'session, strong, current'],
    ['SessionModel', 'session, strong, current'],
    ['SessionRepository', 'session, strong, current'],
    ['tbl_user_sessions', 'session, strong, current'],
    ['users/*/sessions/*', 'session, strong, current'],
    ['refreshToken', 'refresh-token, strong, current'],
    ['RefreshTokens', 'refresh-token, strong, current'],
    ['refreshtokens', 'refresh-token, strong, current'],
    ['RefreshTokenDoc', 'refresh-token, strong, current'],
    ['remember_me_tokens', 'refresh-token, strong, current'],
    ['AcmeRefreshToken', 'refresh-token, strong, current'],
    ['oauth_access_tokens', 'access-token, strong, current'],
    ['AuthToken', 'access-token, strong, current'],
    ['Token', 'access-token, medium, current'],
    ['userTokens', 'access-token, medium, current'],
    ['devices', 'session, medium, current'],
    ['WorkshopSession', 'session, medium, current'],
  ])('%s is a login: %s', (entity, expected) => expect(remove(entity)).toBe(expected))

  it.each([
    'user', 'accounts', 'posts', 'possession', 'obsession', 'tokenizer', 'SessionNote', 'sessionSettings', 'session_events',
    'LoginHistory', 'verificationToken', 'VerificationTokens', 'passwordResetToken', 'password_reset_sessions', 'email_tokens',
    'emailVerification', 'magicLinks', 'otp', 'oneTimeToken', 'invitationToken', 'InviteToken', 'apiToken', 'apikeys',
    'PersonalAccessToken', 'pushTokens', 'deviceTokens', 'fcmToken', 'csrfTokens', 'oauth_states', 'pkce', 'chatSession',
    'chat_sessions', 'StripeSession', 'checkoutSessions', 'gameSession', 'playbackSessions', 'meetingSession', 'http2session',
    'tokenCache', 'link_session', 'dataroom_session', 'trace_sessions', 'supportTickets', 'trainingSession', 'paymentToken',
    'shareTokens', 'googleAccessTokens', 'cart',
  ])('%s is none', (entity) => expect(remove(entity)).toBe('null'))

  it('says nothing of an unknown entity', () => expect(remove(null)).toBe('null'))
  it.each([
    ['user_id', 'session, strong, all'],
    ['sessions.user_id', 'session, strong, all'],
    ['session.userId', 'session, strong, all'],
    ['sessions.id', 'session, strong, current'],
  ])('goes by the column %s', (key, expected) => expect(remove('sessions', { keys: [key], text: key })).toBe(expected))
  it('says nothing of a read', () => expect(say({ kind: 'data', op: 'read', entity: 'session', where: byId })).toBe('null'))
  it('takes a record for the one at hand', () => expect(remove('Session', 'one-record')).toBe('session, strong, current'))
})

describe('whose sessions', () => {
  it.each<[string[], string, string]>([
    [['token'], '{ token }', 'current'],
    [['sessionToken'], '{ sessionToken }', 'current'],
    [['_id'], '{ _id }', 'current'],
    [['jti'], '{ jti }', 'current'],
    [['tokenHash'], '{ tokenHash }', 'current'],
    [['userId', 'token'], '{ userId, token }', 'current'],
    [['userId_token.userId', 'userId_token.token'], '…', 'current'],
    [['userId'], '{ userId }', 'all'],
    [['user_id'], '{ user_id }', 'all'],
    [['user.id'], '{ user: { id } }', 'all'],
    [['user'], '{ user: req.user._id }', 'all'],
    [['userId', 'id.not'], '…', 'other'],
    [['user', '_id.$ne'], '…', 'other'],
    [['NOT.id', 'userId'], '…', 'other'],
    [['AND.0.userId', 'AND.1.token'], '…', 'current'],
    [['expiresAt.lt'], '…', 'other'],
    [['expires.$lt'], '…', 'other'],
    [['ip'], '{ ip }', 'unknown'],
    [[], 'eq(sessions.id, id)', 'current'],
    [[], 'eq(sessions.userId, session.id)', 'all'],
    [[], 'and(eq(sessions.userId, user.id), ne(sessions.id, current))', 'other'],
    [[], "'session.user_id = :id'", 'all'],
    [[], "'user_id = :u AND id != :id'", 'other'],
    [[], 'userId=req.user.id id=sid', 'current'],
    [[], 'req.cookies.refreshToken', 'current'],
    [[], 'sessionId', 'current'],
    [[], 'userId', 'all'],
    [[], 'filter', 'unknown'],
  ])('%j %s: %s', (keys, text, expected) => expect(remove('sessions', { keys, text })).toBe(`session, strong, ${expected}`))

  it('is too broad without a filter', () => expect(remove('sessions', 'everything')).toBe('session, strong, all, too broad'))
  it('is too broad with an empty filter', () =>
    expect(remove('sessions', { keys: [], text: '{}' })).toBe('session, strong, all, too broad'))
  it('is not too broad with a filter that is not known', () =>
    expect(remove('sessions', { keys: [], text: 'query' })).toBe('session, strong, unknown'))
})

describe('inserting a record', () => {
  it.each([
    ['Session', 'writes, session, strong'],
    ['refresh_tokens', 'writes, refresh-token, strong'],
    ['Token', 'writes, access-token, medium'],
    ['users', 'null'],
    ['verificationTokens', 'null'],
  ])('%s: %s', (entity, expected) => expect(insert(entity, value('name', 'unknown'))).toBe(expected))

  it.each([
    ['TokenBlacklist', 'denylist, strong, current'],
    ['BlacklistedToken', 'denylist, strong, current'],
    ['blacklistedtokens', 'denylist, strong, current'],
    ['token_denylist', 'denylist, strong, current'],
    ['jwt_blocklist', 'denylist, strong, current'],
    ['RevokedToken', 'denylist, strong, current'],
    ['invalidTokens', 'denylist, strong, current'],
    ['expired_tokens', 'denylist, strong, current'],
    ['InvalidatedSession', 'denylist, strong, current'],
    ['Blacklist', 'denylist, strong, current'],
    ['blackListModel', 'denylist, strong, current'],
    ['UserBlacklist', 'denylist, medium, current'],
    ['ipBlacklist', 'null'],
    ['EmailBlocklist', 'null'],
    ['blockedUsers', 'null'],
    ['expiredCoupons', 'null'],
  ])('%s as a denylist: %s', (entity, expected) => expect(insert(entity, value('reason', 'unknown'))).toBe(expected))

  it('takes a token of something else for no login', () => expect(insert('Coupon', value('token', 'unknown'))).toBe('null'))
  it('takes the token of a person for a login', () =>
    expect(insert('Customer', value('token', 'unknown'))).toBe('writes, access-token, medium'))
  it('takes an upsert for a denylist entry', () =>
    expect(say({ kind: 'data', op: 'upsert', entity: 'BlacklistedToken', where: byId, values: [] })).toBe(
      'denylist, strong, current',
    ))
  it('takes `$push` for a denylist entry', () =>
    expect(update('Blacklist', value('$push.tokens', 'unknown'))).toBe('denylist, strong, current'))
  it('takes nothing off a denylist', () => expect(remove('TokenBlacklist')).toBe('null'))
  it('does not take a new user without a token for a logout', () =>
    expect(insert('user', value('refreshToken', 'null'))).toBe('null'))
  it('sees the token of a new user', () =>
    expect(insert('user', value('refreshToken', 'unknown'))).toBe('writes, refresh-token, strong'))
})

describe('updating a session or token record', () => {
  it.each<[string, ValueShape, string]>([
    ['revoked', 'true', 'session, strong, current'],
    ['isRevoked', 'true', 'session, strong, current'],
    ['is_revoked', 'number', 'null'],
    ['loggedOut', 'true', 'session, strong, current'],
    ['isActive', 'false', 'session, strong, current'],
    ['valid', 'false', 'session, strong, current'],
    ['revokedAt', 'now', 'session, strong, current'],
    ['revoked_at', 'past', 'session, strong, current'],
    ['logoutAt', 'now', 'session, strong, current'],
    ['logoutTime', 'now', 'session, strong, current'],
    ['endedAt', 'unknown', 'session, strong, current'],
    ['expiresAt', 'now', 'session, strong, current'],
    ['expires', 'past', 'session, strong, current'],
    ['deletedAt', 'now', 'session, strong, current'],
    ['token', 'null', 'session, strong, current'],
    ['refreshToken', 'empty-string', 'session, strong, current'],
    ['userId', 'null', 'session, strong, current'],
    ['$set.revoked', 'true', 'session, strong, current'],
    ['$currentDate.revokedAt', 'true', 'session, strong, current'],
    ['$unset.token', 'string', 'session, strong, current'],
    // The nearest misses
    ['revoked', 'false', 'null'],
    ['isActive', 'true', 'null'],
    ['revokedAt', 'null', 'null'],
    ['expiresAt', 'future', 'null'],
    ['expiresAt', 'unknown', 'null'],
    ['lastUsedAt', 'now', 'null'],
    ['lastActive', 'now', 'null'],
    ['updatedAt', 'now', 'null'],
    ['userAgent', 'null', 'null'],
    ['$setOnInsert.revoked', 'true', 'null'],
    ['token', 'unknown', 'writes, session, strong'],
    ['refreshTokenHash', 'unknown', 'writes, session, strong'],
  ])('%s = %s: %s', (key, shape, expected) => expect(update('session', value(key, shape))).toBe(expected))

  it('reads flags that are numbers', () =>
    expect(update('session', value('revoked', 'number', '1'))).toBe('session, strong, current'))
  it('reads a flag of 0', () => expect(update('session', value('is_active', 'number', '0'))).toBe('session, strong, current'))
  it('reads a status', () => expect(update('session', value('status', 'string', "'REVOKED'"))).toBe('session, strong, current'))
  it('reads a status of an enumeration', () =>
    expect(update('session', value('status', 'unknown', 'Status.LOGGED_OUT'))).toBe('session, strong, current'))
  it('leaves a live status alone', () => expect(update('session', value('status', 'string', "'active'"))).toBe('null'))
  it('cannot tell what an unknown update does', () =>
    expect(say({ kind: 'data', op: 'update', entity: 'session', where: byId, values: null })).toBe(
      'session, strong, current, uncertain',
    ))
  it('ignores `undefined` where the data layer does', () =>
    expect(update('session', value('token', 'undefined'))).toBe('session, strong, current, undefined value'))
  it('takes `undefined` for null where the data layer does', () =>
    expect(
      say({
        kind: 'data',
        op: 'update',
        entity: 'session',
        where: 'one-record',
        values: [value('token', 'undefined')],
        undefinedValues: 'written',
      }),
    ).toBe('session, strong, current'))
  it('is content with one field that works', () =>
    expect(update('session', value('token', 'undefined'), value('revokedAt', 'now'))).toBe('session, strong, current'))
  it('is too broad without a filter', () =>
    expect(say({ kind: 'data', op: 'update', entity: 'session', where: 'everything', values: [value('revoked', 'true')] })).toBe(
      'session, strong, all, too broad',
    ))
  it('takes an upsert that renews for a write', () =>
    expect(say({ kind: 'data', op: 'upsert', entity: 'refreshToken', where: byId, values: [value('token', 'unknown')] })).toBe(
      'writes, refresh-token, strong',
    ))
  it('takes an upsert that revokes for an end', () =>
    expect(say({ kind: 'data', op: 'upsert', entity: 'refreshToken', where: byId, values: [value('revoked', 'true')] })).toBe(
      'refresh-token, strong, current',
    ))
})

describe('updating the record of a user', () => {
  it.each<[string, ValueShape, string]>([
    ['refreshToken', 'null', 'refresh-token, strong, current'],
    ['refresh_token', 'empty-string', 'refresh-token, strong, current'],
    ['refreshTokenHash', 'null', 'refresh-token, strong, current'],
    ['hashedRefreshToken', 'null', 'refresh-token, strong, current'],
    ['currentHashedRefreshToken', 'null', 'refresh-token, strong, current'],
    ['hashedRt', 'null', 'refresh-token, strong, current'],
    ['hashed_rt', 'null', 'refresh-token, strong, current'],
    ['sessionToken', 'null', 'session, strong, current'],
    ['sessionId', 'empty-string', 'session, strong, current'],
    ['token', 'null', 'access-token, medium, current'],
    ['tokens', 'empty-array', 'access-token, medium, all'],
    ['tokens', 'filtered-array', 'access-token, medium, current'],
    ['refreshTokens', 'filtered-array', 'refresh-token, strong, current'],
    ['sessions', 'empty-array', 'session, strong, all'],
    ['$unset.refreshToken', 'number', 'refresh-token, strong, current'],
    ['$set.refreshToken', 'null', 'refresh-token, strong, current'],
    ['$pull.refreshTokens', 'unknown', 'refresh-token, strong, current'],
    ['$pull.tokens.token', 'unknown', 'access-token, medium, current'],
    ['$pull.services.resume.loginTokens.hashedToken', 'unknown', 'access-token, strong, current'],
    ['$pull.tokens.token.$ne', 'unknown', 'access-token, medium, other'],
    ['tokens.set', 'empty-array', 'access-token, medium, all'],
    ['sessions.deleteMany', 'empty-object', 'session, strong, all'],
    ['sessions.delete.id', 'unknown', 'session, strong, current'],
    ['sessions.$.revoked', 'true', 'session, strong, current'],
    ['tokenVersion', 'increment', 'version, strong, all'],
    ['tokenVersion.increment', 'number', 'version, strong, all'],
    ['$inc.token_version', 'number', 'version, strong, all'],
    ['sessionVersion', 'random', 'version, strong, all'],
    ['tokensValidAfter', 'now', 'version, strong, all'],
    ['jwtSecret', 'random', 'version, strong, all'],
    ['securityStamp', 'unknown', 'version, strong, all'],
    // The nearest misses
    ['refreshTokenExpiresAt', 'null', 'null'],
    ['tokenVersion', 'undefined', 'null'],
    ['loginCount', 'increment', 'null'],
    ['version', 'increment', 'null'],
    ['lastLogoutAt', 'now', 'null'],
    ['isOnline', 'false', 'null'],
    ['isActive', 'false', 'null'],
    ['revoked', 'true', 'null'],
    ['name', 'null', 'null'],
    ['resetPasswordToken', 'null', 'null'],
    ['verificationToken', 'null', 'null'],
    ['pushToken', 'null', 'null'],
    ['fcmTokens', 'filtered-array', 'null'],
    ['apiToken', 'null', 'null'],
    ['googleAccessToken', 'null', 'null'],
    ['otp', 'null', 'null'],
    ['stripeSessionId', 'null', 'null'],
    // What a login writes
    ['refreshToken', 'unknown', 'writes, refresh-token, strong'],
    ['hashedRt', 'unknown', 'writes, refresh-token, strong'],
    ['$push.refreshTokens', 'unknown', 'writes, refresh-token, strong'],
    ['$addToSet.tokens.token', 'unknown', 'writes, access-token, medium'],
    ['sessions.create.token', 'unknown', 'writes, session, strong'],
    ['tokens', 'array', 'writes, access-token, medium'],
  ])('%s = %s: %s', (key, shape, expected) => expect(update('user', value(key, shape))).toBe(expected))

  it('ignores `undefined` where the data layer does', () =>
    expect(update('user', value('refreshToken', 'undefined'))).toBe('refresh-token, strong, current, undefined value'))
  it('takes `doc.refreshToken = undefined; doc.save()` for an end', () =>
    expect(
      say({
        kind: 'data',
        op: 'update',
        entity: 'User',
        where: 'one-record',
        values: [value('refreshToken', 'undefined')],
        undefinedValues: 'written',
      }),
    ).toBe('refresh-token, strong, current'))
  it('reads a filter in the text', () =>
    expect(update('user', value('tokens', 'unknown', 'user.tokens.filter((t) => t.token !== req.token)'))).toBe(
      'access-token, medium, current',
    ))
  it('reads a filter that keeps only this one', () =>
    expect(update('user', value('tokens', 'unknown', 'user.tokens.filter((t) => t.token === req.token)'))).toBe(
      'access-token, medium, other',
    ))
  it('cannot tell what a list becomes', () =>
    expect(update('user', value('refreshTokens', 'unknown', 'newArray'))).toBe('refresh-token, strong, unknown, uncertain'))
  it('sees a list that grows', () =>
    expect(update('user', value('refreshTokens', 'unknown', '[...tokens, token]'))).toBe('writes, refresh-token, strong'))
  it('reads an addition in the text', () =>
    expect(update('user', value('tokenVersion', 'unknown', 'sql`${users.tokenVersion} + 1`'))).toBe('version, strong, all'))
  it('is too broad without a filter', () =>
    expect(
      say({
        kind: 'data',
        op: 'update',
        entity: 'User',
        where: { keys: [], text: '{}' },
        values: [value('refreshToken', 'null')],
      }),
    ).toBe('refresh-token, strong, current, too broad'))
  it('counts an increment by name', () =>
    expect(say({ kind: 'data', op: 'increment', entity: 'user', where: byId, values: [value('tokenVersion', 'string')] })).toBe(
      'version, strong, all',
    ))
  it('does not count another increment', () =>
    expect(say({ kind: 'data', op: 'increment', entity: 'user', where: byId, values: [value('points', 'string')] })).toBe('null'))
  it('does not take the deletion of an account for a logout', () => expect(remove('User')).toBe('null'))
  it.each([
    ['User', 'refresh-token, medium, unknown, uncertain'],
    ['Post', 'null'],
  ])('of values that are not known what is updated tells: %s', (entity, expected) =>
    expect(say({ kind: 'data', op: 'update', entity, where: byId, values: null })).toBe(expected))
})

describe('key-value stores', () => {
  it.each<[string, string[] | undefined, string]>([
    ['sess:*', ['req.sessionID'], 'session, strong, current'],
    ['session:*', undefined, 'session, strong, current'],
    ['myapp:sessions:*', ['id'], 'session, strong, current'],
    ['refresh_token:*', ['token'], 'refresh-token, strong, current'],
    ['refreshToken:*', ['userId'], 'refresh-token, strong, unknown'],
    ['user:*:refreshToken', ['user.id'], 'refresh-token, strong, unknown'],
    ['rt:*', ['userId'], 'refresh-token, medium, unknown'],
    ['token:*', ['token'], 'access-token, medium, current'],
    ['jwt_*', ['jti'], 'access-token, medium, current'],
    ['auth:*', ['user.id'], 'session, medium, unknown'],
    ['*', ['req.cookies.refreshToken'], 'refresh-token, strong, current'],
    ['*', ['sessionId'], 'session, strong, current'],
    ['*', ['token'], 'access-token, medium, current'],
    ['*', ['userId'], 'session, medium, unknown'],
    ['*refreshToken*', undefined, 'refresh-token, strong, current'],
    ['*', ['req.user._id.toString()'], 'session, medium, unknown'],
    ['user:*', ['sessionId'], 'session, medium, current'],
    ['refreshTokens', undefined, 'refresh-token, strong, current'],
    ['*', undefined, 'null'],
    ['user:*', ['userId'], 'null'],
    ['posts:*', ['id'], 'null'],
    ['*', ['postId'], 'null'],
    ['otp:*', ['email'], 'null'],
    ['csrf:*', ['sessionId'], 'null'],
    ['rate-limit:session:*', ['sid'], 'null'],
    ['reset-token:*', ['token'], 'null'],
    ['verify_*', ['token'], 'null'],
    ['*', ['verificationToken'], 'null'],
    ['blacklist:*', ['token'], 'null'],
  ])('del %s %j: %s', (key, holes, expected) => expect(redis('delete', key, holes)).toBe(expected))

  it.each<[string, string[] | undefined, [ValueShape, string], string]>([
    ['blacklist:*', ['token'], ['string', "'1'"], 'denylist, strong, current'],
    ['blacklist_*', ['token'], ['true', 'true'], 'denylist, strong, current'],
    ['bl:*', ['jti'], ['unknown', 'token'], 'denylist, strong, current'],
    ['bl_*', ['token'], ['string', "'true'"], 'denylist, strong, current'],
    ['logout:*', ['token'], ['string', "'1'"], 'denylist, strong, current'],
    ['revoked:*', ['jti'], ['string', "'1'"], 'denylist, strong, current'],
    ['token:revoked:*', ['jti'], ['string', "'1'"], 'denylist, strong, current'],
    ['*', ['token'], ['string', "'blacklisted'"], 'denylist, strong, current'],
    ['*', ['req.token'], ['string', "'revoked'"], 'denylist, strong, current'],
    ['*', ['jti'], ['true', 'true'], 'denylist, medium, current'],
    ['sess:*', ['id'], ['unknown', 'JSON.stringify(session)'], 'writes, session, strong'],
    ['refresh:*', ['userId'], ['unknown', 'token'], 'writes, refresh-token, medium'],
    ['*', ['userId'], ['unknown', 'refreshToken'], 'writes, refresh-token, medium'],
    ['*', ['token'], ['unknown', 'user.id'], 'writes, access-token, medium'],
    ['sess:*', ['id'], ['null', 'null'], 'session, strong, current'],
    ['session:*', ['id'], ['empty-string', "''"], 'session, strong, current'],
    ['*', ['userId'], ['unknown', 'profile'], 'null'],
    ['ip-blacklist:*', ['ip'], ['string', "'1'"], 'null'],
    ['cache:*', ['url'], ['unknown', 'body'], 'null'],
  ])('set %s %j %j: %s', (key, holes, stored, expected) => expect(redis('set', key, holes, stored)).toBe(expected))

  it('reads nothing', () => expect(say({ kind: 'key-value', op: 'read', key: 'sess:*' })).toBe('null'))
  it('reads the field of a hash', () =>
    expect(say({ kind: 'key-value', op: 'delete', key: 'user:*', field: 'refreshToken', holes: ['userId'] })).toBe(
      'refresh-token, strong, unknown',
    ))
  it('leaves other fields alone', () =>
    expect(say({ kind: 'key-value', op: 'delete', key: 'user:*', field: 'name', holes: ['userId'] })).toBe('null'))
  it('reads the name of the store', () =>
    expect(say({ kind: 'key-value', op: 'delete', key: '*', holes: ['id'], receiver: 'this.sessionCache.del' })).toBe(
      'session, strong, current',
    ))
  it('reads the name of a denylist', () =>
    expect(
      say({
        kind: 'key-value',
        op: 'set',
        key: '*',
        holes: ['key'],
        receiver: 'tokenBlacklist',
        value: { shape: 'true', text: 'true' },
      }),
    ).toBe('denylist, strong, current'))
  it('leaves other stores alone', () =>
    expect(say({ kind: 'key-value', op: 'delete', key: '*', holes: ['id'], receiver: 'postCache' })).toBe('null'))
})

describe('SQL', () => {
  it.each([
    ['DELETE FROM sessions WHERE id = $1', 'session, strong, current'],
    ['delete from session where sid = ?', 'session, strong, current'],
    ['DELETE FROM "user_sessions" WHERE "user_id" = $1', 'session, strong, all'],
    ['DELETE FROM `refresh_tokens` WHERE `token` = ?', 'refresh-token, strong, current'],
    ['DELETE FROM [dbo].[Sessions] WHERE [Id] = @id', 'session, strong, current'],
    ['DELETE FROM auth.refresh_tokens WHERE token = *', 'refresh-token, strong, current'],
    ['DELETE FROM sessions WHERE user_id = $1 AND id <> $2', 'session, strong, other'],
    ['DELETE FROM sessions WHERE id NOT IN (?) AND user_id = ?', 'session, strong, other'],
    ['DELETE FROM sessions WHERE expires_at < NOW()', 'session, strong, other'],
    ['DELETE s FROM sessions s JOIN users u ON u.id = s.user_id WHERE s.token = ?', 'session, strong, current'],
    ['DELETE FROM sessions', 'session, strong, all, too broad'],
    ['TRUNCATE TABLE sessions', 'session, strong, all, too broad'],
    ['-- log out\nDELETE FROM sessions /* one */ WHERE id = $1 RETURNING id', 'session, strong, current'],
    ['WITH gone AS (DELETE FROM sessions WHERE id = $1 RETURNING user_id) SELECT * FROM gone', 'session, strong, current'],
    ['BEGIN; DELETE FROM sessions WHERE id = $1; COMMIT', 'session, strong, current'],
    ['UPDATE sessions SET revoked = TRUE WHERE id = $1', 'session, strong, current'],
    ['UPDATE sessions SET revoked_at = NOW(), updated_at = NOW() WHERE id = $1', 'session, strong, current'],
    ["UPDATE sessions SET expires_at = NOW() - INTERVAL '1 second' WHERE id = $1", 'session, strong, current'],
    ["UPDATE sessions SET revoked_at = datetime('now') WHERE id = ?", 'session, strong, current'],
    ['UPDATE sessions SET is_active = 0 WHERE id = ?', 'session, strong, current'],
    ["UPDATE sessions SET status = 'revoked' WHERE id = ?", 'session, strong, current'],
    ['UPDATE users SET refresh_token = NULL WHERE id = $1', 'refresh-token, strong, current'],
    ["UPDATE users SET refresh_token = '' WHERE id = $1", 'refresh-token, strong, current'],
    ['UPDATE "users" AS u SET "refreshToken" = NULL::text WHERE u.id = $1', 'refresh-token, strong, current'],
    ['UPDATE users SET token_version = token_version + 1 WHERE id = $1', 'version, strong, all'],
    ['UPDATE users SET refresh_tokens = array_remove(refresh_tokens, $1) WHERE id = $2', 'refresh-token, strong, current'],
    ["UPDATE users SET refresh_tokens = '{}' WHERE id = $1", 'refresh-token, strong, all'],
    ['UPDATE users SET refresh_token = NULL', 'refresh-token, strong, current, too broad'],
    ['INSERT INTO blacklisted_tokens (token, expires_at) VALUES ($1, $2)', 'denylist, strong, current'],
    ['INSERT OR IGNORE INTO token_blacklist (jti) VALUES (?)', 'denylist, strong, current'],
    ['INSERT INTO revoked_tokens SET jti = ?', 'denylist, strong, current'],
    ['INSERT INTO sessions (id, user_id) VALUES ($1, $2)', 'writes, session, strong'],
    [
      'INSERT INTO refresh_tokens (token) VALUES ($1) ON CONFLICT (user_id) DO UPDATE SET token = $1',
      'writes, refresh-token, strong',
    ],
    ['UPDATE users SET refresh_token = $1 WHERE id = $2', 'writes, refresh-token, strong'],
    ['SELECT revoke_session($1)', 'session, medium, unknown'],
    ['CALL revoke_all_sessions(?)', 'session, medium, unknown'],
    // The nearest misses
    ['SELECT * FROM sessions WHERE id = $1', 'null'],
    ['SELECT id FROM deletes WHERE sessions = 1', 'null'],
    ["SELECT 'DELETE FROM sessions'", 'null'],
    ['-- DELETE FROM sessions', 'null'],
    ['DELETE FROM password_reset_tokens WHERE token = $1', 'null'],
    ['DELETE FROM users WHERE id = $1', 'null'],
    ['DELETE FROM * WHERE id = $1', 'null'],
    ['UPDATE sessions SET last_seen = NOW() WHERE id = $1', 'null'],
    ["UPDATE sessions SET expires_at = NOW() + INTERVAL '30 days' WHERE id = $1", 'null'],
    ['UPDATE users SET name = NULL WHERE id = $1', 'null'],
    ['CREATE TABLE sessions (id text)', 'null'],
    ['SELECT now()', 'null'],
    ['', 'null'],
    ["DELETE FROM 'sessions", 'null'],
    ['UPDATE sessions', 'null'],
    ['INSERT INTO', 'null'],
  ])('%s: %s', (text, expected) => expect(sql(text)).toBe(expected))

  it('reads a parameter by position', () =>
    expect(
      sql('UPDATE users SET name = ?, refresh_token = ? WHERE id = ?', ['string', "'a'"], ['null', 'null'], ['unknown', 'id']),
    ).toBe('refresh-token, strong, current'))
  it('reads a numbered parameter', () =>
    expect(sql('UPDATE sessions SET revoked = $2 WHERE id = $1', ['unknown', 'id'], ['true', 'true'])).toBe(
      'session, strong, current',
    ))
  it('leaves a live parameter alone', () =>
    expect(sql('UPDATE sessions SET revoked = $2 WHERE id = $1', ['true', 'true'], ['false', 'false'])).toBe('null'))
})

describe('names of functions', () => {
  it.each([
    'revokeSession', 'invalidateSession', 'deleteSession', 'deleteSessionsForUser', 'invalidateRefreshToken',
    'invalidateAllSessionsForRefreshToken', 'removeToken', 'revokeRefreshTokens', 'destroyAuthenticatedSession', 'endSession',
    'killSession', 'delete_session', 'session_destroy', 'revokeDevice', 'logout', 'logOut', 'signOut', 'sign_out', 'logoutUser',
    'logoutService', 'handleLogout', 'logoutEverywhere', '$revoke', 'revokeAll', 'blacklistToken', 'addToBlacklist',
    'addTokenToBlacklist', 'insertRevokedToken', 'markTokenAsRevoked', 'blacklist', 'incrementTokenVersion', 'rotateJwtSecret',
    'this.sessionService.deleteById', 'sessionRepository.remove', 'tokenService.removeToken', 'Redis.deleteSession',
    'clearRefreshToken',
  ])('%s ends a login', (name) => expect(looksLikeInvalidation(name)).toBe(true))

  it.each([
    'getSession', 'createSession', 'isTokenBlacklisted', 'checkBlacklist', 'getRevokedTokens', 'isLoggedOut', 'logoutUrl',
    'getLogoutUrl', 'buildLogoutRedirect', 'LogoutButton', 'logOutput', 'catalogout', 'clearCookie', 'clearSessionCookie',
    'clearRefreshTokenCookie', 'deleteSessionTokenCookie', 'removeItem', 'localStorage.removeItem', 'sessionStorage.clear',
    'sessionStorage.removeItem', 'clearSessionStorage', 'deleteUser', 'deletePost', 'remove', 'delete', 'userService.deleteById',
    'postRepository.remove', 'deleteVerificationToken', 'removePushToken', 'clearResetPasswordToken', 'deleteChatSession',
    'deleteExpiredSessions', 'cleanupExpiredTokens', 'clearTimeout', 'endCall', 'closeConnection', 'verifyToken', 'decodeToken',
    'sessionService.findById', '',
  ])('%s ends none', (name) => expect(looksLikeInvalidation(name)).toBe(false))
})
