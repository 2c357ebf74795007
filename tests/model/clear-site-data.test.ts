import { describe, expect, it } from 'vitest'
import {
  clearSiteDataStatus, covers, directivesMeantBy, formatClearSiteData, parseClearSiteData, wipesCookies,
} from '../../src/model/clear-site-data.ts'
import browser from './fixtures/browser-clear-site-data.json' with { type: 'json' }

describe('parseClearSiteData', () => {
  it('reads a list of quoted strings', () => {
    expect(parseClearSiteData('"cookies", "storage"').directives).toEqual(['cookies', 'storage'])
  })

  it('reads several header lines as one list', () => {
    expect(parseClearSiteData('"cookies"', '"storage"').directives).toEqual(['cookies', 'storage'])
  })

  it('names each directive once', () => {
    expect(parseClearSiteData('"cookies", "cookies"').directives).toEqual(['cookies'])
  })

  it('ignores a trailing comma', () => {
    expect(parseClearSiteData('"cookies",')).toEqual({ directives: ['cookies'], unknown: [], malformed: [] })
  })

  it('finds nothing in an empty value', () => {
    expect(parseClearSiteData('')).toEqual({ directives: [], unknown: [], malformed: [] })
  })

  it('keeps a quoted string that no browser knows apart', () => {
    expect(parseClearSiteData('"cookies", "foo"')).toEqual({ directives: ['cookies'], unknown: ['foo'], malformed: [] })
  })

  it('does not know a directive in other letter case', () => {
    expect(parseClearSiteData('"Cookies"')).toEqual({ directives: [], unknown: ['Cookies'], malformed: [] })
  })

  it('takes a comma inside quotes for text', () => {
    expect(parseClearSiteData('"cookies,storage"')).toEqual({ directives: [], unknown: ['cookies,storage'], malformed: [] })
  })

  it('finds an item without quotes malformed', () => {
    expect(parseClearSiteData('"cookies", storage')).toEqual({ directives: ['cookies'], unknown: [], malformed: ['storage'] })
  })

  it('finds single quotes malformed', () => {
    expect(parseClearSiteData("'cookies'").malformed).toEqual(["'cookies'"])
  })

  it('finds a missing comma malformed', () => {
    expect(parseClearSiteData('"cookies" "storage"').malformed).toEqual(['"cookies" "storage"'])
  })

  it('finds a quote that is not closed malformed', () => {
    expect(parseClearSiteData('"cookies').malformed).toEqual(['"cookies'])
  })

  it.each(browser.cases)('reads $values as browsers do', ({ values, cleared }) => {
    const { directives } = parseClearSiteData(...values)
    expect(['cookies', 'storage', 'cache'].filter((kind) => covers(directives, kind))).toEqual(cleared)
  })
})

describe('clearSiteDataStatus', () => {
  it('is done when everything is named', () => {
    expect(clearSiteDataStatus(['"storage", "cookies"'], ['cookies', 'storage']).status).toBe('done')
  })

  it('is done with `*`', () => {
    expect(clearSiteDataStatus(['"*"'], ['cookies', 'storage', 'cache']).status).toBe('done')
  })

  it('is done in spite of another item that browsers skip', () => {
    expect(clearSiteDataStatus(['"cookies", cache'], ['cookies'])).toMatchObject({ status: 'done', malformed: ['cache'] })
  })

  it('is done when nothing is required', () => {
    expect(clearSiteDataStatus([], []).status).toBe('done')
  })

  it('misses what is not named', () => {
    expect(clearSiteDataStatus(['"cookies"'], ['cookies', 'storage'])).toMatchObject({
      status: 'missing-some', missing: ['storage'], why: 'the header does not name `"storage"`',
    })
  })

  it('misses everything without a header', () => {
    expect(clearSiteDataStatus([], ['cookies', 'storage'])).toMatchObject({ status: 'missing-some', missing: ['cookies', 'storage'] })
  })

  it('misses what is not named in spite of another item that browsers skip', () => {
    expect(clearSiteDataStatus(['"cookies", "foo"'], ['cookies', 'storage']).status).toBe('missing-some')
  })

  it('is malformed when a required directive has no quotes', () => {
    expect(clearSiteDataStatus(['"cookies", storage'], ['cookies', 'storage'])).toMatchObject({
      status: 'malformed', missing: ['storage'], why: 'browsers skip `storage`',
    })
  })

  it('is malformed when a required directive is in other letter case', () => {
    expect(clearSiteDataStatus(['"Cookies"'], ['cookies']).status).toBe('malformed')
  })

  it('is malformed when browsers skip everything', () => {
    expect(clearSiteDataStatus(['"everything"'], ['cookies']).status).toBe('malformed')
  })
})

describe('covers', () => {
  it('finds clientHints in cookies', () => {
    expect(covers(['cookies'], 'clientHints')).toBe(true)
  })

  it('does not find cookies in storage', () => {
    expect(covers(['storage'], 'cookies')).toBe(false)
  })
})

describe('wipesCookies', () => {
  it('is true for `*`', () => {
    expect(wipesCookies(['*'])).toBe(true)
  })

  it('is false for cache and storage', () => {
    expect(wipesCookies(['cache', 'storage'])).toBe(false)
  })
})

describe('formatClearSiteData', () => {
  it('is read back as it was written', () => {
    expect(parseClearSiteData(formatClearSiteData(['cookies', 'storage'])).directives).toEqual(['cookies', 'storage'])
  })
})

describe('directivesMeantBy', () => {
  it('finds a directive in other letter case', () => {
    expect(directivesMeantBy('"Cookies"')).toEqual(['cookies'])
  })

  it('finds two in one pair of quotes', () => {
    expect(directivesMeantBy('"cookies,storage"')).toEqual(['cookies', 'storage'])
  })

  it('finds executionContexts in lower case', () => {
    expect(directivesMeantBy('executioncontexts')).toEqual(['executionContexts'])
  })

  it('finds nothing in another word', () => {
    expect(directivesMeantBy('"foo"')).toEqual([])
  })
})
