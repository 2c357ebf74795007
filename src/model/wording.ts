/** Words that several messages share. Names and code are in back-ticks. */
import type { CookieSite } from './view.ts'

/** `the cookie \`sid\`` */
export function mentionCookie(name: string | null): string {
  return name === null ? 'the login cookie' : `the cookie \`${name}\``
}

/** What a deletion has to write so that it names the cookie: `\`path: '/'\` and no \`domain\``. */
export function mentionAttributes({ path, domain }: Pick<CookieSite, 'path' | 'domain'>): string {
  if (path === null && domain === null) return 'the same `path` and `domain`'
  return `${path === null ? 'the same `path`' : `\`path: '${path}'\``} and ${mentionDomain(domain)}`
}

/** `\`domain: 'example.com'\``, or `no \`domain\`` for a host-only cookie. */
export function mentionDomain(domain: string | null): string {
  if (domain === null) return 'the same `domain`'
  return domain === '' ? 'no `domain`' : `\`domain: '${domain}'\``
}
