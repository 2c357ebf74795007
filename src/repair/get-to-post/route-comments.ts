/** Comments that say how the logout is called, where it is registered or handled: they would be wrong from now on. */
import type { Edit } from '../../model/finding.ts'
import type { Migration } from './migration.ts'

/** `@route GET /api/auth/logout`, `@api {get} /logout`, `GET /logout`. */
const CALL = /\b(GET|get)(?=\}?\s+(\/[^\s*]*))/g

/** OpenAPI in a comment: the path on a line, and its method on the next. */
const OPENAPI = /^(\s*\*\s*)(\/[^\s:]*):[ \t]*\r?\n\s*\*\s*(get)(?=:)/gm

export function commentsByPost({ segments, endpoint, project }: Migration): readonly Edit[] {
  const isOwn = (path: string): boolean => {
    const written = path.split('/').filter((segment) => segment !== '')
    return (
      written.length > 0 &&
      written.length <= segments.length &&
      written.every((segment, index) => segment === segments[segments.length - written.length + index])
    )
  }
  return [...new Set([endpoint.registration.file, endpoint.handler.file])].flatMap((file) => {
    const text = project.facts.textOf(file)
    const edit = (start: number, word: string): Edit => ({
      place: { file, start, end: start + word.length },
      text: word === 'GET' ? 'POST' : 'post',
    })
    const calls = [...text.matchAll(CALL)]
      .filter((match) => isOwn(match[2]!) && isInComment(text, match.index))
      .map((match) => edit(match.index, match[1]!))
    const described = [...text.matchAll(OPENAPI)]
      .filter((match) => isOwn(match[2]!))
      .map((match) => edit(match.index + match[0].length - 3, match[3]!))
    return [...calls, ...described]
  })
}

/** A line of a comment, told by how it begins. */
function isInComment(text: string, at: number): boolean {
  return /^\s*(?:\/\/|\/\*|\*)/.test(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))
}
