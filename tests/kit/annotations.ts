/**
 * Fixture projects say in comments what the analysis must find, and nothing else may be found:
 *
 *   app.get('/logout', leave) //=> endpoint GET /logout; reports no-get-logout
 *
 * A comment that stands on a line of its own speaks about the next line of code. The facts:
 *
 * - `endpoint POST /logout`, or `endpoint signOut()` where there is no route: the line of the registration.
 * - `invalidates session`: the line of the call that ends it, in whichever file it stands. The kind of effect follows where the
 *   record is not gone: `invalidates session stateless`, `partial`, `delegated`.
 * - `clears sid path=/ domain=-`: `-` is an attribute that the header does not have, `?` one that is not known.
 * - `blanks sid path=/ domain=-`: the same, of a header that leaves the cookie alive.
 * - `reports no-get-logout`: the line of the finding.
 *
 * These are compared only where a fixture names them, because nearly every file has some:
 * `sets sid path=/ domain=-`, `sends`, `reports require-clear-site-data`.
 */
import fs from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { findingsOf } from '../../src/cli/audit.ts'
import { valueOf } from '../../src/model/facts.ts'
import type { Attribute, CookieAttributes, Endpoint, LogoutEvent, Place } from '../../src/model/facts.ts'
import type { ProjectFacts } from '../../src/model/project-facts.ts'
import { analyseProject } from '../../src/project/analyse.ts'
import { isComponentFile } from '../../src/syntax/component.ts'
import { createLocate } from '../../src/project/positions.ts'
import { createView } from '../../src/project/view.ts'
import { copyProject, isLinted, removeProject } from './mini-project.ts'
import type { Files } from './mini-project.ts'

/** `missing src/app.js:12 endpoint POST /logout`, or `unexpected …`. */
type Disagreement = string

/** What the analysis gets wrong, by project, with the reason. An entry that no longer holds fails. */
export type Known = Readonly<Record<string, Readonly<Record<Disagreement, string>>>>

interface Fact {
  /** `src/app.js:12` */
  readonly at: string
  readonly text: string
}

const FACT = /^(?:endpoint|invalidates|clears|blanks|reports|sets|sends)(?= |$)/
const ONLY_WHERE_NAMED = /^\S+ (?:sets|sends|reports require-clear-site-data)(?= |$)/

/** Checks every project in the folder of the test. @param test its `import.meta.url` */
export function describeProjects(test: string, known: Known): void {
  const folder = path.dirname(fileURLToPath(test))
  const entries = fs.readdirSync(folder, { withFileTypes: true })
  const projects = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  describe(path.basename(folder), () => {
    it.each(projects)('%s', (project) => {
      expect(disagreements(path.join(folder, project))).toEqual(Object.keys(known[project] ?? {}).toSorted())
    })
    it('have all the projects that are known to be wrong', () => {
      expect(projects).toEqual(expect.arrayContaining(Object.keys(known)))
    })
  })
}

/** Where the comments of a project and the analysis of it differ. @param more files beside those in the folder */
export function disagreements(folder: string, more: Files = {}): readonly Disagreement[] {
  return outsideOfTests(folder, more, (root) => {
    const expected = annotations(root)
    const named = new Set(expected.map(keyOf))
    const found = facts(root)
    const seen = new Set(found.map(keyOf))
    return [
      ...[...named].filter((key) => !seen.has(key)).map((key) => `missing ${key}`),
      ...[...seen].filter((key) => !named.has(key) && !ONLY_WHERE_NAMED.test(key)).map((key) => `unexpected ${key}`),
    ].toSorted()
  })
}

const keyOf = ({ at, text }: Fact): string => `${at} ${text}`

/** What lies below a folder of tests is no code to the analysis. */
function outsideOfTests<T>(folder: string, more: Files, ask: (root: string) => T): T {
  const root = copyProject(folder)
  try {
    Object.entries(more).forEach(([name, text]) => {
      fs.writeFileSync(path.join(root, name), text)
    })
    return ask(root)
  } finally {
    removeProject(root)
  }
}

function annotations(root: string): readonly Fact[] {
  const names = fs.readdirSync(root, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll(path.sep, '/'))
  return names.filter((name) => isLinted(name) || isComponentFile(name)).flatMap((file) => {
    const lines = fs.readFileSync(path.join(root, file), 'utf8').split(/\r?\n/)
    return lines.flatMap((line, index) => {
      // In markup: `<p> <!-- //=> reports … -->`.
      const [code = '', comment] = line.replace(/\s*(?:-->|\*\/\})\s*$/, '').replace('<!-- //=>', '//=>').split('//=>')
      if (comment === undefined) return []
      const at = `${file}:${code.trim() === '' ? nextLineOfCode(lines, index) : index + 1}`
      return comment.split(';').map((part) => {
        const text = part.trim()
        if (!FACT.test(text)) throw new Error(`${file}:${index + 1}: \`${text}\` is no fact.`)
        return { at, text }
      })
    })
  })
}

function nextLineOfCode(lines: readonly string[], from: number): number {
  const next = lines.findIndex((line, index) => index > from && !/^\s*(?:\/\/.*)?$/.test(line))
  return next + 1
}

function facts(root: string): readonly Fact[] {
  const project = analyseProject({ root })
  const locate = createLocate((file) => project.textOf(file))
  const fact = ({ file, start }: Place, text: string): Fact => ({
    at: `${path.posix.relative(root, file)}:${locate(file, start).line}`,
    text,
  })
  const findings = findingsOf(createView(project, { root, isHome: () => true }), project)
  return [
    ...project.endpoints.map((endpoint) => fact(endpoint.registration, `endpoint ${nameOf(endpoint)}`)),
    ...eventsOf(project).flatMap((event) => textsOf(event).map((text) => fact(event.place, text))),
    ...project.setups.flatMap(({ cookie, place }) => (cookie ? [fact(place, `sets ${cookieText(cookie)}`)] : [])),
    ...project.issuedCookies.map(({ event }) => fact(event.place, `sets ${cookieText(event.cookie)}`)),
    ...findings.map(({ rule, finding }) => fact(finding.place, `reports ${rule.replace('secure-logout/', '')}`)),
  ]
}

/** Two endpoints of one name are told apart by their places. */
const nameOf = ({ id }: Endpoint): string => id.replace(/ #\d+$/, '')

const eventsOf = ({ endpoints }: ProjectFacts): readonly LogoutEvent[] =>
  endpoints.flatMap(({ runs }) => runs.flatMap(({ events }) => events))

function textsOf(event: LogoutEvent): readonly string[] {
  switch (event.kind) {
    case 'invalidate':
      if (event.effect === 'none') return []
      return [`invalidates ${event.what}${event.effect === 'full' ? '' : ` ${event.effect}`}`]
    case 'cookie-clear':
      return [`${event.cookie.expiry.is === 'blanks' ? 'blanks' : 'clears'} ${cookieText(event.cookie)}`]
    case 'cookie-write':
      return [`sets ${cookieText(event.cookie)}`]
    case 'send':
      return ['sends']
    default:
      return []
  }
}

const cookieText = ({ name, path, domain }: CookieAttributes): string =>
  `${textOf(name)} path=${textOf(path)} domain=${textOf(domain)}`

const textOf = (attribute: Attribute<string | null>): string => (attribute.is === 'known' ? valueOf(attribute) ?? '-' : '?')
