import { describe, expect, it } from 'vitest'
import { bestMatch, clearSiteDataRescues, compareCookies } from '../../src/model/cookie.ts'
import type { RouteContext, RoutePath } from '../../src/model/cookie.ts'
import { unknown } from '../../src/model/facts.ts'
import type { Attribute, CookieAttributes, CookieClear } from '../../src/model/facts.ts'
import { cookie, deletion, expression } from './build-cookie.ts'

const at = (...paths: string[]): RoutePath[] => paths.map((path) => ({ path, complete: true }))
const belowMount = (...paths: string[]): RoutePath[] => paths.map((path) => ({ path, complete: false }))
const nowhere: RouteContext = { setPaths: [], clearPaths: [] }

/** The verdict and what decided it, e.g. `mismatches: path`. */
function compare(set: CookieAttributes, clear: CookieClear, context: RouteContext = nowhere): string {
  const { verdict, attribute } = compareCookies(set, clear, context)
  return attribute === null ? verdict : `${verdict}: ${attribute}`
}

describe('name', () => {
  it('matches the same name', () => {
    expect(compare(cookie({ name: 'sid', path: '/' }), deletion({ name: 'sid', path: '/' }))).toBe('matches')
  })

  it('mismatches another name', () => {
    expect(compare(cookie({ name: 'sid', path: '/' }), deletion({ name: 'token', path: '/' }))).toBe('mismatches: name')
  })

  it('mismatches a name in other letter case', () => {
    expect(compare(cookie({ name: 'sid', path: '/' }), deletion({ name: 'SID', path: '/' }))).toBe('mismatches: name')
  })

  it('cannot know a name that is an expression', () => {
    expect(compare(cookie({ name: 'sid', path: '/' }), deletion({ name: expression('NAME'), path: '/' }))).toBe('unknown: name')
  })

  it('cannot know the name of a cookie that is an expression', () => {
    expect(compare(cookie({ name: expression('NAME'), path: '/' }), deletion({ name: 'sid', path: '/' }))).toBe('unknown: name')
  })

  it('matches the same expression', () => {
    const set = cookie({ name: expression('NAME'), path: '/' })
    expect(compare(set, deletion({ name: expression('NAME'), path: '/' }))).toBe('matches')
  })

  it('cannot know two expressions', () => {
    const set = cookie({ name: expression('A'), path: '/' })
    expect(compare(set, deletion({ name: expression('B'), path: '/' }))).toBe('unknown: name')
  })

  it('cannot know two expressions without a symbol', () => {
    expect(compare(cookie({ name: expression(), path: '/' }), deletion({ name: expression(), path: '/' }))).toBe('unknown: name')
  })
})

describe('path, written', () => {
  it('matches the same text', () => {
    expect(compare(cookie({ path: '/app' }), deletion({ path: '/app' }))).toBe('matches')
  })

  it('mismatches another text', () => {
    expect(compare(cookie({ path: '/app' }), deletion({ path: '/' }))).toBe('mismatches: path')
  })

  it('mismatches a trailing slash', () => {
    expect(compare(cookie({ path: '/app' }), deletion({ path: '/app/' }))).toBe('mismatches: path')
  })

  it('mismatches letter case', () => {
    expect(compare(cookie({ path: '/App' }), deletion({ path: '/app' }))).toBe('mismatches: path')
  })

  it('mismatches an escape of the same letter', () => {
    expect(compare(cookie({ path: '/ab' }), deletion({ path: '/a%62' }))).toBe('mismatches: path')
  })

  it('cannot know a deletion whose path is an expression', () => {
    expect(compare(cookie({ path: '/app' }), deletion({ path: expression('PATH') }))).toBe('unknown: path')
  })

  it('cannot know a cookie whose path is an expression', () => {
    expect(compare(cookie({ path: expression('PATH') }), deletion({ path: '/app' }))).toBe('unknown: path')
  })

  it('cannot know a cookie whose path is an expression from a deletion without one', () => {
    const context = { setPaths: at('/login'), clearPaths: at('/logout') }
    expect(compare(cookie({ path: expression('PATH') }), deletion(), context)).toBe('unknown: path')
  })

  it('matches the same expression', () => {
    expect(compare(cookie({ path: expression('PATH') }), deletion({ path: expression('PATH') }))).toBe('matches')
  })

  it('cannot know two expressions', () => {
    expect(compare(cookie({ path: expression('A') }), deletion({ path: expression('B') }))).toBe('unknown: path')
  })

  it('names both paths', () => {
    const { why, setPath, clearPath } = compareCookies(cookie({ path: '/app' }), deletion({ path: '/' }), nowhere)
    expect({ why, setPath, clearPath }).toEqual({
      why: 'the cookie is stored under path `/app`, the deletion looks under `/`',
      setPath: '/app',
      clearPath: '/',
    })
  })

  it('has no effective path for an expression', () => {
    const { setPath, clearPath } = compareCookies(cookie({ path: '/app' }), deletion({ path: expression('PATH') }), nowhere)
    expect({ setPath, clearPath }).toEqual({ setPath: '/app', clearPath: null })
  })
})

describe('path, not written', () => {
  it('matches a cookie and a deletion from one directory', () => {
    expect(compare(cookie(), deletion(), { setPaths: at('/auth/login'), clearPaths: at('/auth/logout') })).toBe('matches')
  })

  it('mismatches a cookie and a deletion from two directories', () => {
    expect(compare(cookie(), deletion(), { setPaths: at('/auth/login'), clearPaths: at('/logout') })).toBe('mismatches: path')
  })

  it('matches the directory as a literal', () => {
    const context = { setPaths: at('/auth/login'), clearPaths: at('/logout') }
    expect(compare(cookie(), deletion({ path: '/auth' }), context)).toBe('matches')
  })

  it('mismatches `/` below a directory', () => {
    const context = { setPaths: at('/auth/login'), clearPaths: at('/auth/logout') }
    expect(compare(cookie(), deletion({ path: '/' }), context)).toBe('mismatches: path')
  })

  it('matches `/` at the top', () => {
    expect(compare(cookie(), deletion({ path: '/' }), { setPaths: at('/login'), clearPaths: at('/x/logout') })).toBe('matches')
  })

  it('mismatches a deletion without path from another directory', () => {
    const context = { setPaths: at('/login'), clearPaths: at('/auth/logout') }
    expect(compare(cookie({ path: '/' }), deletion(), context)).toBe('mismatches: path')
  })

  it('cannot know from a deletion whose path is an expression', () => {
    const context = { setPaths: at('/login'), clearPaths: at('/logout') }
    expect(compare(cookie(), deletion({ path: expression('PATH') }), context)).toBe('unknown: path')
  })

  it('treats an empty path as none', () => {
    const context = { setPaths: at('/auth/login'), clearPaths: [] }
    expect(compare(cookie({ path: '' }), deletion({ path: '/auth' }), context)).toBe('matches')
  })

  it('treats a path without a leading slash as none', () => {
    const context = { setPaths: at('/auth/login'), clearPaths: [] }
    expect(compare(cookie({ path: 'app' }), deletion({ path: '/app' }), context)).toBe('mismatches: path')
  })

  it('cannot know without a route', () => {
    expect(compare(cookie(), deletion({ path: '/' }))).toBe('unknown: path')
  })

  it('cannot know from a route without a path', () => {
    const context = { setPaths: [{ path: null, complete: false }], clearPaths: at('/logout') }
    expect(compare(cookie(), deletion({ path: '/' }), context)).toBe('unknown: path')
  })

  it('knows the directory of a parameter in the last segment', () => {
    const context = { setPaths: at('/auth/:action'), clearPaths: at('/auth/logout') }
    expect(compare(cookie(), deletion(), context)).toBe('matches')
  })

  it('knows the directory of a bracketed parameter in the last segment', () => {
    const set = cookie()
    expect(compare(set, deletion({ path: '/' }), { setPaths: at('/auth/[action]'), clearPaths: [] })).toBe('mismatches: path')
  })

  it('cannot know a parameter before the last segment', () => {
    const context = { setPaths: at('/:tenant/login'), clearPaths: at('/:tenant/logout') }
    expect(compare(cookie(), deletion(), context)).toBe('unknown: path')
  })

  it('cannot know a catch-all', () => {
    const context = { setPaths: at('/auth/[...action]'), clearPaths: at('/auth/logout') }
    expect(compare(cookie(), deletion(), context)).toBe('unknown: path')
  })

  it('cannot know a wildcard', () => {
    expect(compare(cookie(), deletion(), { setPaths: at('/auth/*'), clearPaths: at('/auth/logout') })).toBe('unknown: path')
  })

  it('cannot know an optional parameter', () => {
    const set = cookie()
    expect(compare(set, deletion(), { setPaths: at('/auth/:action?'), clearPaths: at('/auth/logout') })).toBe('unknown: path')
  })

  it('cannot know a route that ends in a slash, because routers accept it without', () => {
    expect(compare(cookie(), deletion({ path: '/auth' }), { setPaths: at('/auth/'), clearPaths: [] })).toBe('unknown: path')
  })

  it('knows the index route of a known prefix', () => {
    expect(compare(cookie(), deletion({ path: '/' }), { setPaths: at('/session'), clearPaths: [] })).toBe('matches')
  })

  it('names the effective paths', () => {
    const context = { setPaths: at('/auth/login'), clearPaths: at('/logout') }
    const { setPath, clearPath } = compareCookies(cookie(), deletion(), context)
    expect({ setPath, clearPath }).toEqual({ setPath: '/auth', clearPath: '/' })
  })
})

describe('path, not written, from whatever page is open', () => {
  const clearPaths = [{ path: null, complete: false, anywhere: true }] as const
  const fromAnyPage = { setPaths: at('/login'), clearPaths }

  it('mismatches a path that is written', () => {
    expect(compare(cookie({ path: '/' }), deletion(), fromAnyPage)).toBe('mismatches: path')
  })

  it('mismatches the path of one page', () => {
    expect(compare(cookie(), deletion(), fromAnyPage)).toBe('mismatches: path')
  })

  it('cannot know another page that may be any', () => {
    expect(compare(cookie(), deletion(), { setPaths: clearPaths, clearPaths })).toBe('unknown: path')
  })

  it('matches with the same path on both sides', () => {
    expect(compare(cookie({ path: '/app' }), deletion({ path: '/app' }), fromAnyPage)).toBe('matches')
  })
})

describe('path, not written, mount prefix not known', () => {
  const set = cookie()
  const clear = deletion()

  it('matches routes of one router with the same directory text', () => {
    const context = { setPaths: belowMount('/login'), clearPaths: belowMount('/logout'), sameRouter: true }
    expect(compare(set, clear, context)).toBe('matches')
  })

  it('cannot know routes of two routers with the same directory text', () => {
    expect(compare(set, clear, { setPaths: belowMount('/login'), clearPaths: belowMount('/logout') })).toBe('unknown: path')
  })

  it('mismatches routes of one router with different directory text', () => {
    const context = { setPaths: belowMount('/auth/login'), clearPaths: belowMount('/logout'), sameRouter: true }
    expect(compare(set, clear, context)).toBe('mismatches: path')
  })

  it('cannot know routes of two routers with different directory text', () => {
    const context = { setPaths: belowMount('/auth/login'), clearPaths: belowMount('/logout') }
    expect(compare(set, clear, context)).toBe('unknown: path')
  })

  it('cannot know the index route against another route', () => {
    const context = { setPaths: belowMount('/'), clearPaths: belowMount('/logout'), sameRouter: true }
    expect(compare(set, clear, context)).toBe('unknown: path')
  })

  it('cannot know the index route against a route in another directory', () => {
    const context = { setPaths: belowMount('/'), clearPaths: belowMount('/auth/logout'), sameRouter: true }
    expect(compare(set, clear, context)).toBe('unknown: path')
  })

  it('matches the index route with itself', () => {
    expect(compare(set, clear, { setPaths: belowMount('/'), clearPaths: belowMount('/'), sameRouter: true })).toBe('matches')
  })

  it('cannot know a route against a literal', () => {
    const context = { setPaths: belowMount('/login'), clearPaths: belowMount('/logout'), sameRouter: true }
    expect(compare(set, deletion({ path: '/' }), context)).toBe('unknown: path')
  })

  it('cannot know a parameter in the directory', () => {
    const context = { setPaths: belowMount('/:tenant/login'), clearPaths: belowMount('/:tenant/logout'), sameRouter: true }
    expect(compare(set, clear, context)).toBe('unknown: path')
  })

  it('is of no concern where both paths are written', () => {
    const context = { setPaths: belowMount('/login'), clearPaths: belowMount('/logout') }
    expect(compare(cookie({ path: '/' }), deletion({ path: '/' }), context)).toBe('matches')
  })
})

describe('path, not written, several routes', () => {
  it('matches when every pair is in one directory', () => {
    const set = cookie()
    expect(compare(set, deletion(), { setPaths: at('/auth/login', '/auth/refresh'), clearPaths: at('/auth/logout') })).toBe('matches')
  })

  it('mismatches when one of the setting routes is in no clearing directory', () => {
    const context = { setPaths: at('/login', '/auth/callback'), clearPaths: at('/logout') }
    expect(compare(cookie(), deletion(), context)).toBe('mismatches: path')
  })

  it('cannot know when one of the setting routes is not known', () => {
    const context = { setPaths: [...at('/auth/callback'), { path: null, complete: false }], clearPaths: at('/logout') }
    expect(compare(cookie(), deletion(), context)).toBe('unknown: path')
  })

  it('cannot know which mount a browser uses when each has both routes', () => {
    const context = { setPaths: at('/v1/login', '/v2/login'), clearPaths: at('/v1/logout', '/v2/logout') }
    expect(compare(cookie(), deletion(), context)).toBe('unknown: path')
  })

  it('has no effective path when the routes differ', () => {
    const context = { setPaths: at('/login', '/auth/callback'), clearPaths: at('/logout') }
    expect(compareCookies(cookie(), deletion(), context).setPath).toBeNull()
  })
})

describe('domain', () => {
  it('matches two host-only sides', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: '/' }))).toBe('matches')
  })

  it('mismatches a host-only cookie and a deletion with a domain', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: '/', domain: 'example.com' }))).toBe('mismatches: domain')
  })

  it('cannot know a host-only cookie and a deletion with an expression, which may be undefined', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: '/', domain: expression('DOMAIN') }))).toBe('unknown: domain')
  })

  it('mismatches a cookie with a domain and a host-only deletion', () => {
    expect(compare(cookie({ path: '/', domain: 'example.com' }), deletion({ path: '/' }))).toBe('mismatches: domain')
  })

  it('matches the same domain', () => {
    expect(compare(cookie({ path: '/', domain: 'example.com' }), deletion({ path: '/', domain: 'example.com' }))).toBe('matches')
  })

  it('matches whatever the leading dot', () => {
    expect(compare(cookie({ path: '/', domain: '.example.com' }), deletion({ path: '/', domain: 'example.com' }))).toBe('matches')
  })

  it('matches whatever the letter case', () => {
    expect(compare(cookie({ path: '/', domain: 'EXAMPLE.com' }), deletion({ path: '/', domain: 'example.COM' }))).toBe('matches')
  })

  it('mismatches another domain', () => {
    const set = cookie({ path: '/', domain: 'example.com' })
    expect(compare(set, deletion({ path: '/', domain: 'app.example.com' }))).toBe('mismatches: domain')
  })

  it('mismatches a port in the domain', () => {
    const set = cookie({ path: '/', domain: 'example.com' })
    expect(compare(set, deletion({ path: '/', domain: 'example.com:443' }))).toBe('mismatches: domain')
  })

  it('cannot know a domain and an expression', () => {
    const set = cookie({ path: '/', domain: 'example.com' })
    expect(compare(set, deletion({ path: '/', domain: expression('DOMAIN') }))).toBe('unknown: domain')
  })

  it('cannot know an expression and a host-only deletion', () => {
    expect(compare(cookie({ path: '/', domain: expression('DOMAIN') }), deletion({ path: '/' }))).toBe('unknown: domain')
  })

  it('cannot know an expression and a literal', () => {
    const set = cookie({ path: '/', domain: expression('DOMAIN') })
    expect(compare(set, deletion({ path: '/', domain: 'example.com' }))).toBe('unknown: domain')
  })

  it('cannot know two expressions', () => {
    const set = cookie({ path: '/', domain: expression('A') })
    expect(compare(set, deletion({ path: '/', domain: expression('B') }))).toBe('unknown: domain')
  })

  it('matches the same expression', () => {
    const domain = expression('env:COOKIE_DOMAIN')
    expect(compare(cookie({ path: '/', domain }), deletion({ path: '/', domain }))).toBe('matches')
  })

  it('treats an empty domain as host-only', () => {
    expect(compare(cookie({ path: '/', domain: '' }), deletion({ path: '/' }))).toBe('matches')
  })

  it('mismatches the text `undefined`', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: '/', domain: 'undefined' }))).toBe('mismatches: domain')
  })

  it('matches a cookie for localhost and a host-only deletion', () => {
    expect(compare(cookie({ path: '/', domain: 'localhost' }), deletion({ path: '/' }))).toBe('matches')
  })

  it('cannot know whether a deletion for localhost only ever runs there', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: '/', domain: 'localhost' }))).toBe('unknown: domain')
  })

  it('cannot know whether a deletion for an IP address only ever runs there', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: '/', domain: '127.0.0.1' }))).toBe('unknown: domain')
  })

  it('cannot know an internationalised domain that is written in two ways', () => {
    const set = cookie({ path: '/', domain: 'bücher.example' })
    expect(compare(set, deletion({ path: '/', domain: 'xn--bcher-kva.example' }))).toBe('unknown: domain')
  })

  it('names both domains', () => {
    const set = cookie({ path: '/', domain: '.Example.com' })
    const { why, setDomain, clearDomain } = compareCookies(set, deletion({ path: '/' }), nowhere)
    expect({ why, setDomain, clearDomain }).toEqual({
      why: 'the cookie is for `Domain=example.com`, the deletion is host-only (no `Domain`)',
      setDomain: 'example.com',
      clearDomain: '',
    })
  })

  it('has no effective domain for an expression', () => {
    const clear = deletion({ path: '/', domain: expression('DOMAIN') })
    expect(compareCookies(cookie({ path: '/' }), clear, nowhere).clearDomain).toBeNull()
  })
})

describe('settings', () => {
  const setting = (cases: readonly (string | null)[] = []): Attribute<never> =>
    unknown<string | null>('set by the environment', 'env:X', cases, 'X') as Attribute<never>

  it('mismatches a domain that a setting says with none', () => {
    expect(compare(cookie({ path: '/', domain: setting() }), deletion({ path: '/' }))).toBe('mismatches: domain')
    expect(compare(cookie({ path: '/' }), deletion({ path: '/', domain: setting([null]) }))).toBe('mismatches: domain')
  })

  it('cannot know whether a setting says the domain of the other side', () => {
    expect(compare(cookie({ path: '/', domain: setting() }), deletion({ path: '/', domain: 'example.com' }))).toBe('unknown: domain')
  })

  it('mismatches a setting with its own fallback', () => {
    expect(compare(cookie({ path: setting(['/']) }), deletion({ path: '/' }))).toBe('mismatches: path')
    expect(compare(cookie({ path: '/', domain: setting(['example.com']) }), deletion({ path: '/', domain: 'example.com' }))).toBe('mismatches: domain')
  })

  it('cannot know whether a setting says the path of the other side', () => {
    expect(compare(cookie({ path: setting() }), deletion({ path: '/' }))).toBe('unknown: path')
  })

  it('matches the same setting', () => {
    expect(compare(cookie({ path: setting(['/']), domain: setting() }), deletion({ path: setting(['/']), domain: setting() }))).toBe('matches')
  })
})

describe('partitioned', () => {
  it('mismatches a partitioned cookie and a deletion that is not', () => {
    const set = cookie({ path: '/', secure: true, partitioned: true })
    expect(compare(set, deletion({ path: '/', secure: true }))).toBe('mismatches: partitioned')
  })

  it('matches two partitioned sides', () => {
    const set = cookie({ path: '/', secure: true, partitioned: true })
    expect(compare(set, deletion({ path: '/', secure: true, partitioned: true }))).toBe('matches')
  })

  it('mismatches a partitioned deletion of a cookie that is not', () => {
    const set = cookie({ path: '/', secure: true })
    expect(compare(set, deletion({ path: '/', secure: true, partitioned: true }))).toBe('mismatches: partitioned')
  })

  it('cannot know a partitioned cookie and an expression', () => {
    const set = cookie({ path: '/', secure: true, partitioned: true })
    expect(compare(set, deletion({ path: '/', secure: true, partitioned: expression('P') }))).toBe('unknown: partitioned')
  })

  it('matches the same expression', () => {
    const set = cookie({ path: '/', secure: true, partitioned: expression('P') })
    expect(compare(set, deletion({ path: '/', secure: true, partitioned: expression('P') }))).toBe('matches')
  })

  it('is refused without Secure', () => {
    const set = cookie({ path: '/', secure: true, partitioned: true })
    expect(compare(set, deletion({ path: '/', partitioned: true }))).toBe('mismatches: partitioned')
  })

  it('cannot know whether it is refused when Secure is an expression', () => {
    const set = cookie({ path: '/', secure: true, partitioned: true })
    expect(compare(set, deletion({ path: '/', partitioned: true, secure: expression('PROD') }))).toBe('unknown: partitioned')
  })

  it('is accepted wherever the cookie was, when Secure is the same expression', () => {
    const set = cookie({ path: '/', secure: expression('PROD'), partitioned: true })
    expect(compare(set, deletion({ path: '/', partitioned: true, secure: expression('PROD') }))).toBe('matches')
  })
})

describe('attributes that are no part of the identity', () => {
  it('ignores Secure', () => {
    expect(compare(cookie({ path: '/', secure: true }), deletion({ path: '/' }))).toBe('matches')
  })

  it('ignores Secure that is an expression on one side', () => {
    expect(compare(cookie({ path: '/', secure: expression('PROD') }), deletion({ path: '/' }))).toBe('matches')
  })

  it('ignores HttpOnly in a header', () => {
    expect(compare(cookie({ path: '/', httpOnly: true }), deletion({ path: '/' }))).toBe('matches')
  })

  it('ignores HttpOnly of the deletion', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: '/', httpOnly: true }))).toBe('matches')
  })

  it('ignores SameSite', () => {
    expect(compare(cookie({ path: '/', sameSite: 'lax' }), deletion({ path: '/', sameSite: 'strict' }))).toBe('matches')
  })

  it('ignores SameSite and Secure that are computed together', () => {
    const set = cookie({ path: '/', sameSite: 'none', secure: true })
    expect(compare(set, deletion({ path: '/', sameSite: expression('S'), secure: expression('PROD') }))).toBe('matches')
  })
})

describe('acceptance: SameSite=None', () => {
  it('is refused without Secure', () => {
    const set = cookie({ path: '/', sameSite: 'none', secure: true })
    expect(compare(set, deletion({ path: '/', sameSite: 'none' }))).toBe('mismatches: same-site')
  })

  it('is refused without Secure even for a Lax cookie', () => {
    const set = cookie({ path: '/', sameSite: 'lax' })
    expect(compare(set, deletion({ path: '/', sameSite: 'none' }))).toBe('mismatches: same-site')
  })

  it('says nothing where the cookie itself is refused', () => {
    expect(compare(cookie({ path: '/', sameSite: 'none' }), deletion({ path: '/', sameSite: 'none' }))).toBe('matches')
  })

  it('is accepted with Secure', () => {
    const set = cookie({ path: '/', sameSite: 'none', secure: true })
    expect(compare(set, deletion({ path: '/', sameSite: 'none', secure: true }))).toBe('matches')
  })

  it('is not asked for on the deletion', () => {
    expect(compare(cookie({ path: '/', sameSite: 'none', secure: true }), deletion({ path: '/' }))).toBe('matches')
  })

  it('cannot know when only Secure is an expression', () => {
    const set = cookie({ path: '/', sameSite: 'none', secure: true })
    expect(compare(set, deletion({ path: '/', sameSite: 'none', secure: expression('PROD') }))).toBe('unknown: same-site')
  })

  it('cannot know when only SameSite is an expression and Secure is absent', () => {
    const set = cookie({ path: '/', sameSite: 'none', secure: true })
    expect(compare(set, deletion({ path: '/', sameSite: expression('S') }))).toBe('unknown: same-site')
  })

  it('is accepted wherever the cookie was, when Secure is the same expression', () => {
    const set = cookie({ path: '/', sameSite: 'none', secure: expression('PROD') })
    expect(compare(set, deletion({ path: '/', sameSite: 'none', secure: expression('PROD') }))).toBe('matches')
  })
})

describe('acceptance: name prefixes', () => {
  const host = cookie({ name: '__Host-sid', path: '/', secure: true })
  const hostHttp = cookie({ name: '__Host-Http-sid', path: '/', secure: true, httpOnly: true })
  const http = cookie({ name: '__Http-sid', path: '/app', secure: true, httpOnly: true })

  it('accepts __Host- with Secure, Path=/ and no Domain', () => {
    expect(compare(host, deletion({ name: '__Host-sid', path: '/', secure: true }))).toBe('matches')
  })

  it('refuses __Host- without Secure', () => {
    expect(compare(host, deletion({ name: '__Host-sid', path: '/' }))).toBe('mismatches: prefix')
  })

  it('refuses __Host- with a Domain', () => {
    const clear = deletion({ name: '__Host-sid', path: '/', secure: true, domain: 'example.com' })
    expect(compare(host, clear)).toBe('mismatches: prefix')
  })

  it('accepts __Host- with an empty Domain', () => {
    expect(compare(host, deletion({ name: '__Host-sid', path: '/', secure: true, domain: '' }))).toBe('matches')
  })

  it('refuses __Host- without a Path even at the top, as Chromium does', () => {
    const clear = deletion({ name: '__Host-sid', secure: true })
    expect(compare(host, clear, { setPaths: at('/login'), clearPaths: at('/logout') })).toBe('mismatches: prefix')
  })

  it('refuses __Host- with another Path', () => {
    expect(compare(host, deletion({ name: '__Host-sid', path: '/app', secure: true }))).toBe('mismatches: prefix')
  })

  it('cannot know __Host- when Secure is an expression', () => {
    expect(compare(host, deletion({ name: '__Host-sid', path: '/', secure: expression('PROD') }))).toBe('unknown: prefix')
  })

  it('accepts __Host- wherever the cookie was, when Secure is the same expression', () => {
    const set = cookie({ name: '__Host-sid', path: '/', secure: expression('PROD') })
    expect(compare(set, deletion({ name: '__Host-sid', path: '/', secure: expression('PROD') }))).toBe('matches')
  })

  it('refuses a broken demand although another one is an expression', () => {
    const clear = deletion({ name: '__Host-sid', path: '/app', secure: expression('PROD') })
    expect(compare(host, clear)).toBe('mismatches: prefix')
  })

  it('takes __host- for another cookie', () => {
    expect(compare(host, deletion({ name: '__host-sid', path: '/', secure: true }))).toBe('mismatches: name')
  })

  it('holds __host- to the same demands', () => {
    const set = cookie({ name: '__host-sid', path: '/' })
    expect(compare(set, deletion({ name: '__host-sid', path: '/' }))).toBe('mismatches: prefix')
  })

  it('accepts __Secure- with Secure, whatever the path', () => {
    const set = cookie({ name: '__Secure-sid', path: '/app', secure: true })
    expect(compare(set, deletion({ name: '__Secure-sid', path: '/app', secure: true }))).toBe('matches')
  })

  it('refuses __Secure- without Secure', () => {
    const set = cookie({ name: '__Secure-sid', path: '/', secure: true })
    expect(compare(set, deletion({ name: '__Secure-sid', path: '/' }))).toBe('mismatches: prefix')
  })

  it('accepts __Http- with Secure and HttpOnly', () => {
    expect(compare(http, deletion({ name: '__Http-sid', path: '/app', secure: true, httpOnly: true }))).toBe('matches')
  })

  it('refuses __Http- without HttpOnly', () => {
    expect(compare(http, deletion({ name: '__Http-sid', path: '/app', secure: true }))).toBe('mismatches: prefix')
  })

  it('accepts __Host-Http- with all of them', () => {
    const clear = deletion({ name: '__Host-Http-sid', path: '/', secure: true, httpOnly: true })
    expect(compare(hostHttp, clear)).toBe('matches')
  })

  it('refuses __Host-Http- without HttpOnly', () => {
    expect(compare(hostHttp, deletion({ name: '__Host-Http-sid', path: '/', secure: true }))).toBe('mismatches: prefix')
  })

  it('asks nothing of a name that only holds the word', () => {
    expect(compare(cookie({ name: 'my__Host-sid', path: '/' }), deletion({ name: 'my__Host-sid', path: '/' }))).toBe('matches')
  })
})

describe('acceptance: script', () => {
  it('cannot delete an HttpOnly cookie', () => {
    expect(compare(cookie({ path: '/', httpOnly: true }), deletion({ path: '/', client: true }))).toBe('mismatches: http-only')
  })

  it('deletes a cookie that is not HttpOnly', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: '/', client: true }))).toBe('matches')
  })

  it('may not write HttpOnly itself', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: '/', client: true, httpOnly: true }))).toBe('mismatches: http-only')
  })

  it('cannot know a cookie whose HttpOnly is an expression', () => {
    const set = cookie({ path: '/', httpOnly: expression('H') })
    expect(compare(set, deletion({ path: '/', client: true }))).toBe('unknown: http-only')
  })
})

describe('expiry', () => {
  const set = cookie({ path: '/' })

  it('mismatches a deletion that only blanks', () => {
    const clear = deletion({ path: '/', expiry: { is: 'blanks', why: '`maxAge` overrides the past date' } })
    expect(compareCookies(set, clear, nowhere)).toMatchObject({
      verdict: 'mismatches', attribute: 'expiry', why: '`maxAge` overrides the past date',
    })
  })

  it('cannot know a deletion whose options are not known', () => {
    const clear = deletion({ path: '/', expiry: { is: 'unknown', why: 'the options may hold `maxAge`' } })
    expect(compare(set, clear)).toBe('unknown: expiry')
  })

  it('names the attribute that misses the cookie rather than the expiry', () => {
    const clear = deletion({ path: '/app', expiry: { is: 'blanks', why: 'no expiry' } })
    expect(compare(set, clear)).toBe('mismatches: path')
  })
})

describe('one proof and one doubt', () => {
  it('mismatches by the provable attribute', () => {
    const clear = deletion({ path: expression('PATH'), domain: 'example.com' })
    expect(compare(cookie({ path: '/' }), clear)).toBe('mismatches: domain')
  })
})

describe('one options object on both sides', () => {
  it('matches a literal path', () => {
    expect(compare(cookie({ path: '/app', httpOnly: true }), deletion({ path: '/app', httpOnly: true }))).toBe('matches')
  })

  it('compares the default of the set with the default of the clear where a library has two', () => {
    const context = { setPaths: at('/auth/login'), clearPaths: at('/auth/logout') }
    expect(compare(cookie({ path: null }), deletion({ path: '/' }), context)).toBe('mismatches: path')
  })

  it('compares the two routes where a library writes no path', () => {
    const context = { setPaths: at('/auth/login'), clearPaths: at('/auth/logout') }
    expect(compare(cookie({ path: null }), deletion({ path: null }), context)).toBe('matches')
  })

  it('matches contents that are not known', () => {
    const path = expression('config.cookie.path')
    const domain = expression('config.cookie.domain')
    expect(compare(cookie({ path, domain }), deletion({ path, domain }))).toBe('matches')
  })

  it('cannot know contents that an unknown spread may override on one side', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: expression() }))).toBe('unknown: path')
  })

  it('mismatches where the shared `maxAge` keeps the cookie alive', () => {
    const path = expression('config.cookie.path')
    const clear = deletion({ path, expiry: { is: 'blanks', why: '`maxAge` overrides the past date' } })
    expect(compare(cookie({ path }), clear)).toBe('mismatches: expiry')
  })
})

describe('a library that clears its own cookie', () => {
  it('matches values that its configuration holds', () => {
    const clear = deletion({ path: expression(), domain: expression(), partitioned: expression(), byLibrary: true })
    expect(compare(cookie({ path: expression(), domain: expression(), partitioned: expression() }), clear)).toBe('matches')
  })

  it('still compares the routes where it writes no path', () => {
    const context = { setPaths: at('/login'), clearPaths: at('/auth/logout') }
    expect(compare(cookie(), deletion({ byLibrary: true }), context)).toBe('mismatches: path')
  })

  it('cannot know when only one side is known', () => {
    expect(compare(cookie({ path: '/' }), deletion({ path: expression(), byLibrary: true }))).toBe('unknown: path')
  })
})

describe('bestMatch', () => {
  const set = cookie({ path: '/', domain: 'example.com' })
  const best = (...clears: CookieClear[]): string => {
    const match = bestMatch(set, clears.map((clear) => ({ cookie: clear })), () => nowhere)
    return match.clear === null ? match.verdict : `${match.verdict}: ${clears.indexOf(match.clear.cookie)}`
  }

  it('finds the deletion that works among several of one name', () => {
    expect(best(deletion({ path: '/' }), deletion({ path: '/', domain: 'example.com' }))).toBe('matches: 1')
  })

  it('prefers a doubt to a proof against', () => {
    expect(best(deletion({ path: '/' }), deletion({ path: '/', domain: expression('D') }))).toBe('unknown: 1')
  })

  it('mismatches when no deletion of the name works', () => {
    expect(best(deletion({ path: '/' }), deletion({ path: '/app', domain: 'example.com' }))).toBe('mismatches: 0')
  })

  it('prefers the deletion that at least blanks', () => {
    const blanks = deletion({ path: '/', domain: 'example.com', expiry: { is: 'blanks', why: 'no expiry' } })
    expect(best(deletion({ path: '/' }), blanks)).toBe('mismatches: 1')
  })

  it('lets a deletion of the name speak before one whose name is not known', () => {
    const anyName = deletion({ name: expression('N'), path: '/', domain: 'example.com' })
    expect(best(anyName, deletion({ path: '/' }))).toBe('mismatches: 1')
  })

  it('cannot know when only a deletion with an unknown name fits', () => {
    expect(best(deletion({ name: expression('N'), path: '/', domain: 'example.com' }))).toBe('unknown: 0')
  })

  it('does not blame a deletion with an unknown name that cannot be for this cookie', () => {
    expect(best(deletion({ name: expression('N'), path: '/app' }))).toBe('not-cleared')
  })

  it('takes another letter case for a slip', () => {
    expect(best(deletion({ name: 'SID', path: '/', domain: 'example.com' }))).toBe('mismatches: 0')
  })

  it('takes a forgotten prefix for a slip', () => {
    const secured = cookie({ name: '__Secure-sid', path: '/', secure: true })
    const match = bestMatch(secured, [{ cookie: deletion({ path: '/' }) }], () => nowhere)
    expect(match).toMatchObject({ verdict: 'mismatches', comparison: { attribute: 'name' } })
  })

  it('is not cleared by deletions of other cookies', () => {
    expect(best(deletion({ name: 'theme', path: '/', domain: 'example.com' }))).toBe('not-cleared')
  })

  it('is not cleared by nothing', () => {
    expect(best()).toBe('not-cleared')
  })

  it('asks for the routes of each deletion', () => {
    const clears = [{ cookie: deletion(), url: '/logout' }, { cookie: deletion(), url: '/auth/logout' }]
    const match = bestMatch(cookie(), clears, ({ url }) => ({ setPaths: at('/auth/login'), clearPaths: at(url) }))
    expect(match).toMatchObject({ verdict: 'matches', clear: { url: '/auth/logout' } })
  })
})

describe('clearSiteDataRescues', () => {
  it('rescues a host-only cookie', () => {
    expect(clearSiteDataRescues(cookie({ path: '/app', httpOnly: true }), ['cookies']).is).toBe('yes')
  })

  it('rescues with `*`', () => {
    expect(clearSiteDataRescues(cookie(), ['*']).is).toBe('yes')
  })

  it('does not rescue with `storage` alone', () => {
    expect(clearSiteDataRescues(cookie(), ['storage']).is).toBe('no')
  })

  it('does not rescue without directives', () => {
    expect(clearSiteDataRescues(cookie(), []).is).toBe('no')
  })

  it('rescues a cookie for the responding host', () => {
    expect(clearSiteDataRescues(cookie({ domain: 'app.example.com' }), ['cookies'], 'app.example.com').is).toBe('yes')
  })

  it('does not rescue a cookie of the parent domain, which Firefox keeps', () => {
    expect(clearSiteDataRescues(cookie({ domain: 'example.com' }), ['cookies'], 'app.example.com').is).toBe('no')
  })

  it('cannot know a cookie with a domain when the host is not known', () => {
    expect(clearSiteDataRescues(cookie({ domain: 'example.com' }), ['cookies']).is).toBe('unknown')
  })

  it('rescues a cookie for localhost', () => {
    expect(clearSiteDataRescues(cookie({ domain: 'localhost' }), ['cookies']).is).toBe('yes')
  })

  it('does not rescue a partitioned cookie, which Firefox keeps', () => {
    expect(clearSiteDataRescues(cookie({ partitioned: true, secure: true }), ['cookies']).is).toBe('no')
  })

  it('cannot know a domain that is an expression', () => {
    expect(clearSiteDataRescues(cookie({ domain: expression('DOMAIN') }), ['cookies']).is).toBe('unknown')
  })

  it('cannot know a partition that is an expression', () => {
    expect(clearSiteDataRescues(cookie({ partitioned: expression('P') }), ['cookies']).is).toBe('unknown')
  })

  it('cannot know a header whose value is not known', () => {
    expect(clearSiteDataRescues(cookie(), null).is).toBe('unknown')
  })
})
