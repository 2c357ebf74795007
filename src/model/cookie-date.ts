const DELIMITERS = /[\t -/;-@[-`{-~]+/
const TIME = /^(\d{1,2}):(\d{1,2}):(\d{1,2})(?!\d)/
const DAY = /^(\d{1,2})(?!\d)/
const MONTH = /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i
const YEAR = /^(\d{2,4})(?!\d)/
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

interface DateFields {
  time?: readonly number[]
  day?: number
  month?: number
  year?: number
}

/**
 * The moment that an Expires attribute names, in milliseconds, or null if browsers do not take it for a date.
 * RFC 6265bis §5.1.1: forgiving about order, weekday and dashes, but not about numbers alone and ISO 8601.
 *
 * One step differs from the text: a year before 1601 is a date, because Chromium and Firefox both expire the cookie.
 */
export function parseCookieDate(text: string): number | null {
  const { time, day, month, year } = readFields(text)
  if (time === undefined || day === undefined || month === undefined || year === undefined) return null
  const [hour = 0, minute = 0, second = 0] = time
  if (hour > 23 || minute > 59 || second > 59) return null
  const date = new Date(Date.UTC(fullYear(year), month, day, hour, minute, second))
  return date.getUTCDate() === day ? date.getTime() : null
}

/** Each token fills the first field that is still empty and that it has the form of. */
function readFields(text: string): DateFields {
  const fields: DateFields = {}
  for (const token of text.split(DELIMITERS)) {
    const time = fields.time === undefined ? TIME.exec(token) : null
    const day = fields.day === undefined ? DAY.exec(token) : null
    const month = fields.month === undefined ? MONTH.exec(token) : null
    const year = fields.year === undefined ? YEAR.exec(token) : null
    if (time !== null) fields.time = time.slice(1).map(Number)
    else if (day !== null) fields.day = Number(day[1])
    else if (month !== null) fields.month = MONTHS.indexOf(token.slice(0, 3).toLowerCase())
    else if (year !== null) fields.year = Number(year[1])
  }
  return fields
}

function fullYear(year: number): number {
  if (year > 99) return year
  return year >= 70 ? 1900 + year : 2000 + year
}
