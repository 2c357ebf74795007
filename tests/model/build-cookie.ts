/** Cookies for tests: every attribute that is not given is known to be absent. */
import { known, unknown } from '../../src/model/facts.ts'
import type { Attribute, CookieAttributes, CookieClear, Expiry } from '../../src/model/facts.ts'

type Given = {
  readonly [Key in keyof CookieAttributes]?: CookieAttributes[Key] extends Attribute<infer Value> ? Value | Attribute<never> : never
}

interface GivenClear extends Given {
  readonly expiry?: Expiry
  readonly client?: boolean
  readonly byLibrary?: boolean
}

/** An expression whose value nobody knows. */
export const expression = (symbol?: string): Attribute<never> => unknown('it is an expression', symbol)

const attribute = <T>(given: T | Attribute<never> | undefined, absent: T): Attribute<T> => {
  if (given === undefined) return known(absent, 'default')
  return typeof given === 'object' && given !== null && 'is' in given ? (given as Attribute<never>) : known(given as T)
}

export function cookie(given: Given = {}): CookieAttributes {
  return {
    name: attribute(given.name, 'sid'),
    path: attribute<string | null>(given.path, null),
    domain: attribute<string | null>(given.domain, null),
    secure: attribute(given.secure, false),
    httpOnly: attribute(given.httpOnly, false),
    sameSite: attribute<'strict' | 'lax' | 'none' | null>(given.sameSite, null),
    partitioned: attribute(given.partitioned, false),
  }
}

export function deletion(given: GivenClear = {}): CookieClear {
  return {
    ...cookie(given),
    via: 'clear',
    expiry: given.expiry ?? { is: 'expires' },
    client: given.client ?? false,
    byLibrary: given.byLibrary ?? false,
  }
}
