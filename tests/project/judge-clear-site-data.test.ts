/** What the header of the response asks for. How a value is read is tested in tests/model. */
import { describe, expect, it } from 'vitest'
import { unknown } from '../../src/model/facts.ts'
import type { Endpoint } from '../../src/model/facts.ts'
import type { CookiesStatus } from '../../src/model/view.ts'
import { certainDirectives, judgeClearSiteData } from '../../src/project/judge-clear-site-data.ts'
import { at, branch, clear, endpoint, header, invalidate, opaque, post, run, send } from '../kit/facts.ts'

function judge(logout: Endpoint, directives: readonly string[] = [], cookies: CookiesStatus = 'done') {
  return judgeClearSiteData(logout, directives, { status: cookies, why: '', cookies: [] })
}
const statusOf = (...given: Parameters<typeof judge>) => judge(...given).status

describe('the default requirement', () => {
  it('is `storage`, where the logout deletes its cookies', () => {
    expect(judge(post(invalidate(), header('"storage"'), send()))).toMatchObject({
      status: 'done', directives: ['storage'], evidence: [{ via: 'clear-site-data' }],
    })
    expect(statusOf(post(invalidate(), header('"cookies"'), send()))).toBe('missing')
  })

  it('is `cookies` too, where it leaves one', () => {
    expect(statusOf(post(invalidate(), header('"storage"'), send()), [], 'missing')).toBe('missing')
    expect(statusOf(post(invalidate(), header('"storage"'), send()), [], 'mismatched')).toBe('missing')
    expect(statusOf(post(invalidate(), header('"storage", "cookies"'), send()), [], 'missing')).toBe('done')
    expect(statusOf(post(invalidate(), header('"*"'), send()), [], 'missing')).toBe('done')
  })

  it('does not guess about cookies that are not known', () => {
    expect(statusOf(post(invalidate(), header('"storage"'), send()), [], 'unknown')).toBe('done')
  })
})

describe('directives that are asked for', () => {
  it('have to be there, all of them', () => {
    expect(statusOf(post(header('"cookies", "storage"'), send()), ['cookies', 'storage', 'cache'])).toBe('missing')
    expect(statusOf(post(header('"cookies", "storage", "cache"'), send()), ['cookies', 'storage', 'cache'])).toBe('done')
  })
})

describe('the header', () => {
  it('is missing', () => {
    expect(judge(post(invalidate(), send()))).toMatchObject({ status: 'missing', evidence: [], directives: [] })
  })

  it('is malformed where browsers skip what is meant', () => {
    expect(statusOf(post(header('storage'), send()))).toBe('malformed')
    expect(statusOf(post(header('"Storage"'), send()))).toBe('malformed')
  })

  it('is not reported where its value is not known', () => {
    expect(judge(post(header(unknown('config')), send()))).toMatchObject({ status: 'done', directives: [] })
  })

  it('is another header', () => {
    expect(statusOf(post(header('"storage"', { name: 'x-clear-site-data' }), send()))).toBe('missing')
  })

  it('may come in two lines, and `set` replaces what was there', () => {
    expect(statusOf(post(header('"cookies"'), header('"storage"', { mode: 'append' }), send()), ['cookies', 'storage']))
      .toBe('done')
    expect(statusOf(post(header('"cookies"'), header('"storage"'), send()), ['cookies', 'storage'])).toBe('missing')
  })

  it('counts if it depends on a test, not if it stands in a `catch`', () => {
    expect(statusOf(post(invalidate(), header('"storage"', { conditions: branch('config') }), send()))).toBe('done')
    expect(statusOf(post(invalidate(), header('"storage"', { conditions: branch('', 1, 'catch') }), send()))).toBe('missing')
  })
})

describe('the answers of the run', () => {
  it('all have to carry it', () => {
    const both = [header('"storage"', { carrier: 1 }), send({ carrier: 1 })]
    expect(statusOf(post(invalidate(), ...both))).toBe('done')
    expect(statusOf(post(invalidate(), ...both, send({ carrier: 2, conditions: branch() })))).toBe('missing')
    const branches = [header('"storage"', { conditions: branch('json') }), send({ conditions: branch('json') })]
    expect(statusOf(post(invalidate(), ...branches, send({ conditions: branch('!json') })))).toBe('missing')
  })

  it('are no refusals, errors or early exits', () => {
    const good = [invalidate(), header('"storage"', { carrier: 1 }), send({ carrier: 1 })]
    expect(statusOf(post(send({ carrier: 2, status: 405 }), ...good))).toBe('done')
    expect(statusOf(post(...good, send({ carrier: 2, conditions: branch('', 1, 'catch') })))).toBe('done')
    expect(statusOf(post(send({ carrier: 2, conditions: branch('!user') }), ...good))).toBe('done')
  })

  it('are no responses that were made and returned before anything was done', () => {
    const act = invalidate({ place: at(undefined, 50) })
    const good = [act, header('"storage"', { carrier: 1 }), send({ carrier: 1, place: at(undefined, 60) })]
    expect(statusOf(post(...good, send({ carrier: 2, place: at(undefined, 10) })))).toBe('done')
    expect(statusOf(post(...good, send({ carrier: 2, place: at(undefined, 70) })))).toBe('missing')
    const written = [clear({ name: 'sid' }, { carrier: 2 }), send({ carrier: 2, place: at(undefined, 10) })]
    expect(statusOf(post(...good, ...written))).toBe('missing')
  })

  it('are those of the run that logs out', () => {
    const logout = endpoint([run([send()], { method: 'GET' }), run([invalidate(), header('"storage"'), send()])])
    expect(statusOf(logout)).toBe('done')
    const twice = endpoint([run([invalidate(), send()], { method: 'GET' }), run([invalidate(), header('"storage"'), send()])])
    expect(statusOf(twice)).toBe('missing')
  })
})

describe('where it does not apply', () => {
  it('is a handler without response headers', () => {
    expect(statusOf(endpoint([run([invalidate()], { method: null })], { respondsWithHeaders: false }))).toBe('not-applicable')
  })

  it('is a response that is out of sight', () => {
    const answer = judge(post(invalidate(), opaque('respond', { carries: ['response'] })))
    expect(answer.status).toBe('not-applicable')
    expect(answer.why).toContain('`respond`')
    expect(statusOf(post(invalidate(), opaque('audit', { carries: ['request'] }), send()))).toBe('missing')
  })
})

describe('what the header says for certain', () => {
  it('is what every answer carries', () => {
    expect(certainDirectives(run([clear(), header('"cookies", "storage"'), send()]))).toEqual(['cookies', 'storage'])
    expect(certainDirectives(run([clear(), send()]))).toEqual([])
    const act = clear()
    const halves = [header('"cookies"', { carrier: 1 }), send({ carrier: 1 }), send({ carrier: 2 })]
    expect(certainDirectives(run([act, ...halves]))).toEqual([])
  })

  it('is not known under a condition, but is behind an early exit', () => {
    expect(certainDirectives(run([header('"cookies"', { conditions: branch() }), send()]))).toBeNull()
    expect(certainDirectives(run([header('"cookies"', { conditions: branch('!user', 1, 'after-early-exit') }), send()])))
      .toEqual(['cookies'])
    expect(certainDirectives(run([header(unknown('config')), send()]))).toBeNull()
  })
})
