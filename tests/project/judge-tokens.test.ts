import { describe, expect, it } from 'vitest'
import type { Endpoint } from '../../src/model/facts.ts'
import type { ProjectFacts } from '../../src/model/project-facts.ts'
import { judgeTokens } from '../../src/project/judge-tokens.ts'
import { clear, deleteRow, endpoint, facts, invalidate, keeps, opaque, post, run, send, setup, signs } from '../kit/facts.ts'

const judge = (logout: Endpoint, given: Partial<ProjectFacts> = {}) => judgeTokens(logout, facts(given))
const statusOf = (logout: Endpoint, given: Partial<ProjectFacts> = {}) => judge(logout, given).status

const kept = { issuedRecords: [keeps('refresh_tokens')] }

describe('a refresh token that the server knows', () => {
  it('is done when it is revoked', () => {
    expect(judge(post(deleteRow('refresh_tokens'), send()), kept))
      .toMatchObject({ status: 'done', evidence: [{ via: 'db.delete' }] })
  })

  it('is missing when it is not, and the place that writes it is the evidence', () => {
    const answer = judge(post(invalidate(), send()), { ...kept, setups: [setup()] })
    expect(answer).toMatchObject({ status: 'missing', why: 'the refresh token in `refresh_tokens` stays usable' })
    expect(answer.evidence.map(({ place }) => place)).toEqual([kept.issuedRecords[0]?.event.place])
  })

  it('is unknown where a call may revoke it, or a provider is told', () => {
    expect(statusOf(post(opaque('revoke', { looksLikeInvalidation: true }), send()), kept)).toBe('unknown')
    expect(statusOf(post(invalidate({ effect: 'delegated', provider: 'idp' }), send()), kept)).toBe('unknown')
  })

  it('is missing when a denylist takes the access token alone', () => {
    expect(statusOf(post(invalidate({ what: 'denylist', entity: 'revoked_access_tokens' }), send()), kept)).toBe('missing')
  })

  it('is done when a denylist takes a token of which it is not seen which it is', () => {
    expect(statusOf(post(invalidate({ what: 'denylist', entity: 'blacklist' }), send()), kept)).toBe('done')
  })

  it('is none when no code in use writes it', () => {
    expect(statusOf(post(send()), { issuedRecords: [keeps('refresh_tokens', {}, { unreferenced: true })] }))
      .toBe('not-applicable')
  })
})

describe('other tokens', () => {
  it('are done by denylist or version', () => {
    expect(statusOf(post(invalidate({ what: 'denylist', entity: 'blacklist' }), send()), { issuedRecords: [signs()] }))
      .toBe('done')
    expect(statusOf(post(invalidate({ what: 'version', entity: 'user' }), send()))).toBe('done')
  })

  it('are not applicable where they are signed and nothing is kept, and where there are none', () => {
    const answer = judge(post(clear({ name: 'token' }), send()), { issuedRecords: [signs()] })
    expect(answer.status).toBe('not-applicable')
    expect(answer.why).toContain('signed')
    expect(judge(post(invalidate(), send())).why).toBe('no refresh or access token is issued')
  })

  it('are delegated where a provider is told', () => {
    expect(statusOf(post(invalidate({ effect: 'delegated', provider: 'idp' }), send()))).toBe('delegated')
  })

  it('end with the session whose record they stand in', () => {
    const inSession = { issuedRecords: [keeps('sessions')] }
    expect(statusOf(post(invalidate({ entity: 'session', library: 'db' }), send()), inSession)).toBe('done')
    expect(statusOf(post(invalidate({ entity: 'carts', library: 'db' }), send()), inSession)).toBe('missing')
  })
})

it('takes the worse of two methods that log out', () => {
  const logout = endpoint([run([invalidate(), send()], { method: 'GET' }), run([deleteRow('refresh_tokens'), send()])])
  expect(statusOf(logout, kept)).toBe('missing')
})
