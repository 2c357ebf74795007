/** Everything in the project that calls the logout: sources, tests, templates and pages. */
import type { Edit } from '../../model/finding.ts'
import { isComponentFile } from '../../syntax/component.ts'
import { parse } from '../../syntax/parse.ts'
import { literally } from '../calls.ts'
import { Document } from '../document.ts'
import type { Registration } from './registration.ts'
import { withoutImport } from '../imports.ts'
import { markupByPost, type JudgeCode } from './markup-links.ts'
import { Mentions } from './mentions.ts'
import type { Migration } from './migration.ts'
import { pugByPost } from './pug-links.ts'
import { typedClientsByPost } from './typed-clients.ts'

const PUG = /\.(?:pug|jade)$/
const TEMPLATE = /\.(?:html?|ejs|hbs|handlebars|njk)$/

/** @throws CannotRepair with the place of the first caller that no code changes */
export function callersByPost(migration: Migration, registration: Registration): readonly Edit[] {
  const {
    segments,
    project: { facts },
  } = migration
  const last = segments.at(-1)!
  const isNamed = new RegExp(`[/"'\`}]${literally(last)}(?![\\w-])`)
  const mentions = new Mentions(migration, registration)
  const named = facts
    .mentioning(last)
    .filter((file) => isNamed.test(facts.textOf(file)))
    .flatMap((file) => {
      if (PUG.test(file)) return pugByPost(migration, file)
      const judge: JudgeCode = (doc, isSnippet) => mentions.in(doc, isSnippet)
      if (TEMPLATE.test(file)) return markupByPost(migration, file, judge)
      const edits = [
        ...mentions.in(migration.project.document(file), false),
        ...(isComponentFile(file) ? ofComponent(migration, file, judge) : []),
      ]
      return [...edits, ...withoutLinks(migration, file, edits)]
    })
  return [...named, ...typedClientsByPost(migration)]
}

/** What of a component is no part of its module: markup, and scripts of the browser. */
function ofComponent(migration: Migration, file: string, judge: JudgeCode): readonly Edit[] {
  const text = migration.project.facts.textOf(file)
  const parsed = parse(file, text)
  const client = 'client' in parsed && parsed.client !== undefined ? judge(Document.part(file, text, parsed.client), false) : []
  return [...client, ...markupByPost(migration, file, judge)]
}

/** Imports of link components that the file has no other use for. */
function withoutLinks(migration: Migration, file: string, edits: readonly Edit[]): readonly Edit[] {
  const text = migration.project.facts.textOf(file)
  const gone = edits
    .filter(({ place, text: code }) => /^(?:button|form|)$|^<form/.test(code) && place.end > place.start)
    .map(({ place: { start, end } }) => /^(?:<\/?)?([A-Z]\w*)/.exec(text.slice(start, end))?.[1])
    .filter((name) => name !== undefined)
  return [...new Set(gone)].flatMap((name) => {
    const uses = [...text.matchAll(new RegExp(String.raw`(?<![\w$.])${name}(?![\w$])`, 'g'))].length
    const removed = gone.filter((one) => one === name).length
    return uses - removed === 1 ? withoutImport(migration.project.document(file), name) : []
  })
}
