import fc from 'fast-check'
import { parseDate } from 'tough-cookie'
import { describe, expect, it } from 'vitest'
import { parseCookieDate } from '../../src/model/cookie-date.ts'

describe('parseCookieDate', () => {
  it('reads the epoch', () => {
    expect(parseCookieDate('Thu, 01 Jan 1970 00:00:00 GMT')).toBe(0)
  })

  it('reads a date without a weekday', () => {
    expect(parseCookieDate('01 Jan 1970 00:00:01 GMT')).toBe(1000)
  })

  it('reads dashes and a year of two digits', () => {
    expect(parseCookieDate('Thu, 01-Jan-70 00:00:00 GMT')).toBe(0)
  })

  it('puts a small year of two digits after 2000', () => {
    expect(parseCookieDate('01-Jan-30 00:00:00 GMT')).toBe(Date.UTC(2030, 0, 1))
  })

  it('reads the fields in another order', () => {
    expect(parseCookieDate('Thu Jan 01 1970 00:00:00 GMT+0000 (Coordinated Universal Time)')).toBe(0)
  })

  it('reads a month that is written out', () => {
    expect(parseCookieDate('1 January 1970 0:0:0')).toBe(0)
  })

  it('takes a year before 1601 for a date, as browsers do', () => {
    expect(parseCookieDate('Sat, 01 Jan 1600 00:00:00 GMT')).toBe(Date.UTC(1600, 0, 1))
  })

  it('does not read ISO 8601', () => {
    expect(parseCookieDate('1970-01-01T00:00:00.000Z')).toBeNull()
  })

  it('does not read a number', () => {
    expect(parseCookieDate('0')).toBeNull()
  })

  it('does not read a text', () => {
    expect(parseCookieDate('Invalid Date')).toBeNull()
  })

  it('does not read a date without a time', () => {
    expect(parseCookieDate('01 Jan 1970')).toBeNull()
  })

  it('does not read an hour that no day has', () => {
    expect(parseCookieDate('01 Jan 1970 24:00:00')).toBeNull()
  })

  it('does not read a day that the month does not have', () => {
    expect(parseCookieDate('31 Feb 1970 00:00:00')).toBeNull()
  })

  it('agrees with tough-cookie, years before 1601 and days that a month lacks aside', () => {
    const number = fc.integer({ min: 0, max: 99 }).map(String)
    const noise = fc.constantFrom('Thu,', 'GMT', '+0000', '(UTC)', 'x', 'sepia', '1:2', '7')
    const month = fc.constantFrom('Jan', 'feb', 'December', '12')
    const year = fc.constantFrom('1970', '2031', '1601', '70', '05')
    const time = fc.tuple(number, number, number).map((fields) => fields.join(':'))
    const words = fc.tuple(number, month, year, time, noise).chain((all) => fc.shuffledSubarray(all, { minLength: 3 }))
    const text = fc.tuple(words, fc.constantFrom(' ', '-', ', ')).map(([parts, gap]) => parts.join(gap))
    fc.assert(
      fc.property(text, (date) => {
        const ours = parseCookieDate(date)
        fc.pre(!(/\b(29|30|31)\b/.test(date)) && (ours === null || ours >= Date.UTC(1601, 0, 1)))
        expect(ours).toBe(parseDate(date)?.getTime() ?? null)
      }),
      { numRuns: 2000 },
    )
  })
})
