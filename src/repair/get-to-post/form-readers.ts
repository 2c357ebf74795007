/** Servers that refuse what a browser sends for a form, unless something reads it. */
import type { Endpoint } from '../../model/facts.ts'
import type { RepairProject } from '../repair-project.ts'

interface FormReader {
  /** A word that stands in every file that brings one. */
  readonly word: string
  readonly written: RegExp
}

/**
 * Fastify knows JSON and plain text. A form, an empty one too, is answered with 415 (5.12.8, replayed) where none of these is
 * registered.
 */
const READERS: Readonly<Record<string, readonly FormReader[]>> = {
  fastify: [
    { word: 'formbody', written: /['"](?:@fastify\/|fastify-)formbody['"]/ },
    { word: 'addContentTypeParser', written: /addContentTypeParser\s*\([^)]*?(?:x-www-form-urlencoded|['"]\*['"])/ },
  ],
}

/** Does the server take a POST that a form makes? */
export function takesForms({ framework }: Endpoint, { facts }: RepairProject): boolean {
  const readers = READERS[framework]
  if (readers === undefined) return true
  return readers.some(({ word, written }) => facts.mentioning(word).some((file) => written.test(facts.textOf(file))))
}
