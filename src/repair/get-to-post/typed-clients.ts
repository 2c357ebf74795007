/** Clients that write a path as members: `client.auth.logout.$get()` of Hono, `api.auth.logout.get()` of Elysia. */
import type { Edit } from '../../model/finding.ts'
import { isSourceName } from '../../project/list-files.ts'
import { memberName } from '../calls.ts'
import type { Migration } from './migration.ts'

/** The last member, by the framework whose client has it. */
const GETS: Readonly<Record<string, string>> = { hono: '$get', elysia: 'get' }

export function typedClientsByPost({ endpoint, segments, project }: Migration): readonly Edit[] {
  const get = GETS[endpoint.framework]
  const [last = '', parent] = segments.toReversed()
  if (get === undefined) return []
  const files = project.facts
    .mentioning(`.${get}(`)
    .filter((file) => isSourceName(file) && project.facts.textOf(file).includes(last))
  return files.flatMap((file) => {
    const doc = project.document(file)
    return doc.nodes.flatMap((node): readonly Edit[] => {
      if (node.type !== 'MemberExpression' || memberName(node) !== get) return []
      const names = doc
        .textOf(node.object)
        .split(/\?*\.|\[['"]|['"]\]/)
        .filter((name) => name !== '')
      const isOwn =
        names.at(-1) === last && names.length > 1 && (parent === undefined || names.at(-2) === parent || names.length === 2)
      return isOwn ? [doc.replace(node.property, get.replace('get', 'post'))] : []
    })
  })
}
