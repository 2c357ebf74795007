/** The verdicts against what Chromium and Firefox did with the same cookies. */
import { describe, expect, it } from 'vitest'
import { bestMatch } from '../../src/model/cookie.ts'
import type { RoutePath } from '../../src/model/cookie.ts'
import { known } from '../../src/model/facts.ts'
import type { CookieAttributes, CookieClear } from '../../src/model/facts.ts'
import { parseSetCookie } from '../../src/model/set-cookie-header.ts'
import type { SetCookieHeader } from '../../src/model/set-cookie-header.ts'
import browser from './fixtures/browser-deletions.json' with { type: 'json' }

type Case = (typeof browser.cases)[number]

/**
 * The engines agree, and silence is right: the model holds routes and not URLs, and a route that ends in a slash answers
 * without it as well; and it does not know that a deletion with such a Domain only ever runs on that host.
 */
const SILENT = new Set([
  'set no-Path @/auth/login/ ; del Path=/auth @/logout',
  'set no-Path @/auth/login/ ; del Path=/auth/login @/logout',
  'localhost: set host-only ; del Domain=localhost',
  'IP: set host-only ; del Domain=127.0.0.1',
])

const agreed = browser.cases.filter(({ chromium, firefox }) => chromium === firefox)
const spoken = agreed.filter((one) => !SILENT.has(one.case))
const disputed = browser.cases.filter(({ chromium, firefox }) => chromium !== firefox)

const route = (url: string): RoutePath[] => [{ path: url.replace(/\?.*$/, ''), complete: true }]

function read(header: string): SetCookieHeader {
  const cookie = parseSetCookie(header)
  if (cookie === null) throw new Error(`browsers ignore ${header}`)
  return cookie
}

function readDeletion(header: string, by: string): CookieClear {
  return { ...read(header), via: 'Set-Cookie', client: by === 'script', byLibrary: false }
}

/** Every cookie that the case sets has to go. */
function verdictOf({ set, setUrl, clear, clearUrl, by }: Case): string {
  const clears = clear.map((header) => ({ cookie: readDeletion(header, by) }))
  const context = { setPaths: route(setUrl), clearPaths: route(clearUrl) }
  const verdicts = set.map(read).map((cookie: CookieAttributes) => bestMatch(cookie, clears, () => context).verdict)
  return verdicts.find((verdict) => verdict !== 'matches') ?? 'matches'
}

describe('where the engines agree', () => {
  it.each(spoken.filter(({ chromium }) => chromium === 'deleted'))('matches what is deleted: $group, $case', (one) => {
    expect(verdictOf(one)).toBe('matches')
  })

  it.each(spoken.filter(({ chromium }) => chromium !== 'deleted'))('mismatches what is not: $group, $case', (one) => {
    expect(['mismatches', 'not-cleared']).toContain(verdictOf(one))
  })

  it.each(agreed.filter((one) => SILENT.has(one.case)))('stays silent: $group, $case', (one) => {
    expect(verdictOf(one)).toBe('unknown')
  })
})

describe('where the engines differ', () => {
  it.each(disputed)('mismatches, because one of them keeps the cookie: $group, $case', (one) => {
    expect(['mismatches', 'not-cleared']).toContain(verdictOf(one))
  })
})

describe('the case list', () => {
  it('was measured for every case once', () => {
    const names = [...browser.cases, ...browser.notReplayed].map((one) => `${one.group}: ${one.case}`)
    expect(new Set(names).size).toBe(151)
    expect(names).toHaveLength(151)
  })

  it('deletes a Lax cookie that script can see, as the header does', () => {
    const clear = { ...readDeletion('sid=; Max-Age=0; Path=/', 'script'), httpOnly: known(false) }
    expect(bestMatch(read('sid=live; Path=/'), [{ cookie: clear }], () => ({ setPaths: [], clearPaths: [] })).verdict).toBe('matches')
  })
})
