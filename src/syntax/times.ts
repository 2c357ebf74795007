/** Methods of dates. */
import { native, settled, unknownValue, UNDEFINED, type Invocation, type TimeValue, type Value } from './values.ts'

const SECOND = 1000
const DAY = 86_400 * SECOND

/** Milliseconds in the parts of a date. */
const UNITS: Readonly<Record<string, number>> = {
  Milliseconds: 1, Seconds: SECOND, Minutes: 60 * SECOND, Hours: 3600 * SECOND, Date: DAY, Month: 30 * DAY, FullYear: 365 * DAY, Year: 365 * DAY,
}

export function timeMember(receiver: TimeValue, name: string): Value | undefined {
  if (name === 'getTime' || name === 'valueOf') return native(name, () => ({ ...receiver, isDate: false }))
  if (/^to.*String$/.test(name) || name === 'toJSON') {
    // An ISO date in Expires is ignored by browsers, so the form matters.
    const form = name === 'toISOString' || name === 'toJSON' ? 'iso' : name === 'toUTCString' || name === 'toGMTString' ? 'utc' : 'local'
    return native(name, () => unknownValue('a date as text', { symbol: `${form}:${receiver.base}${String(receiver.offset)}`, text: 'date' }))
  }
  const [, verb, part = ''] = /^(get|set)(?:UTC)?([A-Z][A-Za-z]*)$/.exec(name) ?? []
  if (part !== 'Time' && !Object.hasOwn(UNITS, part)) return undefined
  // What is added to a part of a date and set again moves the date: the part stands for the date.
  if (verb === 'get') return native(name, () => ({ ...receiver, isDate: false }))
  return native(name, (call) => set(receiver, part, call))
}

/** `date.setDate(date.getDate() + 7)`, `date.setTime(0)`. */
function set(date: TimeValue, part: string, { args }: Invocation): Value {
  const value = settled(args[0] ?? UNDEFINED)
  if (value.kind === 'time') {
    const moved = part === 'Time' ? value.offset : date.offset + (value.offset - date.offset) * (UNITS[part] ?? 1)
    date.base = value.base
    date.offset = moved
  } else if (value.kind === 'literal' && typeof value.value === 'number') {
    if (part === 'Time' || part.endsWith('Year')) {
      date.base = 'epoch'
      date.offset = part === 'Time' ? value.value : Date.UTC(value.value, 0)
    }
  } else if (part !== 'Hours') date.offset = Infinity
  return { ...date, isDate: false }
}
