/** Procedures and server functions, which are called by name: the method is a word where they are made. */
import type { Node } from 'oxc-parser'
import type { Endpoint } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import { isSourceName } from '../../project/list-files.ts'
import { memberName } from '../calls.ts'
import type { Document } from '../document.ts'
import { prependProperty, propertyNamed } from '../objects.ts'
import { CannotRepair, type RepairProject } from '../repair-project.ts'
import { placeText } from './places.ts'

type Call = Extract<Node, { type: 'CallExpression' }>

/** Is it called by name, and not by an address that somebody could put into a link? */
export function isProcedure({ framework, path }: Endpoint): boolean {
  return (
    framework === 'trpc' || framework === 'orpc' || framework === 'graphql' || (framework === 'tanstack-start' && path === null)
  )
}

/** @throws CannotRepair with the reason */
export function procedureByPost(endpoint: Endpoint, project: RepairProject): readonly Edit[] {
  const doc = project.document(endpoint.registration.file)
  const made = doc.nodeAt(endpoint.registration)
  if (endpoint.framework === 'tanstack-start') return [serverFunction(doc, made)]
  if (endpoint.framework !== 'trpc')
    throw new CannotRepair('clients ask for it by a query, which has to become a mutation on both sides')
  const value = made.type === 'Property' ? made.value : made.type === 'VariableDeclarator' ? made.init : made
  if (
    value?.type !== 'CallExpression' ||
    value.callee.type !== 'MemberExpression' ||
    doc.textOf(value.callee.property) !== 'query'
  ) {
    throw new CannotRepair('its procedure is made in a way that is not known')
  }
  return [doc.replace(value.callee.property, 'mutation'), ...clientsByMutation(endpoint, project)]
}

/** `createServerFn()` is called by GET unless it says otherwise. */
function serverFunction(doc: Document, made: Node): Edit {
  const maker = doc.nodes.filter(
    (node): node is Call =>
      node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.start >= made.start && node.end <= made.end,
  )[0]
  const [options] = maker?.arguments ?? []
  if (maker === undefined) throw new CannotRepair('its server function is made in a way that is not known')
  if (options === undefined) return doc.insert(maker.end - 1, `{ method: ${doc.quoted('POST')} }`)
  const method = options.type === 'ObjectExpression' ? propertyNamed(options, 'method') : undefined
  if (options.type !== 'ObjectExpression' || (method !== undefined && method.value.type !== 'Literal'))
    throw new CannotRepair('its options are made elsewhere')
  return method === undefined
    ? prependProperty(doc, options, `method: ${doc.quoted('POST')}`)
    : doc.replace(method.value, doc.quoted('POST'))
}

/** What a client calls a procedure by: `client.auth.logout.query()`. */
const OPERATION = /^(?:query|use\w*|fetch\w*|prefetch\w*|ensure\w*|refetch\w*|queryOptions)$/

function clientsByMutation(endpoint: Endpoint, project: RepairProject): readonly Edit[] {
  const names = (endpoint.name ?? endpoint.path ?? '').split(/[./]/).filter((name) => name !== '')
  const [name = '', parent] = names.toReversed()
  const ends = new RegExp(`${parent === undefined ? '' : `\\b${parent}\\s*`}\\??\\.\\s*${name}$`)
  return project.facts
    .mentioning(`.${name}`)
    .filter(isSourceName)
    .flatMap((file) => {
      const doc = project.document(file)
      return doc.nodes.flatMap((node): readonly Edit[] => {
        const operation = memberName(node) ?? ''
        if (node.type !== 'MemberExpression' || !OPERATION.test(operation) || !ends.test(doc.textOf(node.object))) return []
        if (operation === 'useMutation') return []
        if (operation === 'query') return [doc.replace(node.property, 'mutate')]
        const place = placeText(project, file, node.start)
        throw new CannotRepair(`\`${place}\` asks for it by \`${operation}\`, and a mutation is called when somebody wants it`)
      })
    })
}
