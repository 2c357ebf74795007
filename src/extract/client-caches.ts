/** Caches of answers that code of the browser makes: what they are made by says the library's table. */
import type { Node } from 'oxc-parser'
import type { ClientCacheRow } from '../knowledge/define.ts'
import type { Place } from '../model/facts.ts'
import type { Module } from '../syntax/module.ts'
import { walkWithin } from '../syntax/walk.ts'
import { placeOf } from './recorder.ts'

/** Where a module makes the cache: the first call of what it imports for that, or null. */
export function cacheMadeIn(module: Module, packages: readonly string[], { madeBy }: ClientCacheRow): Place | null {
  let made: Place | null = null
  for (const program of [module.program, ...(module.client === null ? [] : [module.client])]) {
    const names = importedNames(program, packages, madeBy)
    if (names.size === 0) continue
    walkWithin(program, (node, ancestors) => {
      if (made !== null || !mentionsMaker(node, names) || ancestors.some(isMadeAgain)) return
      made = placeOf({ file: module.file, start: node.start, end: node.end })
    })
  }
  return made
}

/** The names by which a program calls what it imports. */
function importedNames(program: Module['program'], packages: readonly string[], wanted: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration' || !packages.includes(statement.source.value)) continue
    for (const one of statement.specifiers) {
      const imported = one.type === 'ImportDefaultSpecifier' ? 'default'
        : one.type === 'ImportSpecifier' && one.imported.type === 'Identifier' ? one.imported.name : null
      if (imported !== null && wanted.includes(imported)) names.add(one.local.name)
    }
  }
  return names
}

/** `new QueryClient()`, `useSWR(key)`, `app.use(VueQueryPlugin)`. */
function mentionsMaker(node: Node, names: ReadonlySet<string>): boolean {
  if (node.type !== 'NewExpression' && node.type !== 'CallExpression') return false
  const isMaker = (one: Node | undefined): boolean => one?.type === 'Identifier' && names.has(one.name)
  return isMaker(node.callee) || (node.type === 'CallExpression' && isMaker(node.arguments[0]))
}

/** `useMemo(() => new QueryClient(), [user])`: another user has another cache. */
function isMadeAgain(node: Node): boolean {
  if (node.type !== 'CallExpression') return false
  const { callee, arguments: [, when] } = node
  const name = callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' && callee.property.type === 'Identifier' ? callee.property.name : ''
  return name === 'useMemo' && when?.type === 'ArrayExpression' && when.elements.length > 0
}
