/** Where the front end logs out: the functions that clear something of the user already, and those that ask the server. */
import type { Node } from 'oxc-parser'
import { clearsBrowser } from '../../extract/client-request.ts'
import { isLogoutWord } from '../../extract/words.ts'
import type { ClientTrigger, Place } from '../../model/facts.ts'
import { isOfBrowser } from '../../project/judge-client.ts'
import { isInside } from '../../project/paths.ts'
import { keyName, memberName } from '../calls.ts'
import { isFunction, type Document, type FunctionNode } from '../document.ts'
import type { RepairProject } from '../repair-project.ts'

/** A node of a file. */
export interface Site {
  readonly doc: Document
  readonly node: Node
}

/** What starts a logout in a front end, by a package's folder. */
export function logoutTriggers(scope: string, { facts }: RepairProject): readonly ClientTrigger[] {
  return facts.triggers.filter((trigger) => isInside(trigger.place.file, scope) && isOfBrowser(trigger, facts))
}

/**
 * Statements by which the logouts of a front end clear something of the user: one for each function that does, the last.
 *
 * @param scope folder of the package
 */
export function clearingStatements(scope: string, project: RepairProject): readonly Site[] {
  const homes = logoutTriggers(scope, project).flatMap(({ place }) => {
    const doc = project.document(place.file)
    return doc.functionAround(doc.expressionAt(place)) ?? []
  })
  const removals = project.facts.storage.filter((use) => use.scope === scope && use.op === 'remove')
    .map(({ place }) => siteAt(place, project))
  const inLogouts = removals.filter(({ doc, node }) => {
    const functions = [...doc.around(node)].filter(isFunction)
    return functions.some((fn) => homes.includes(fn) || logsOut(functionName(doc, fn)))
  })
  const byRequest = logoutTriggers(scope, project)
    .flatMap(({ request }) => (request?.cleanUp == null ? [] : clearingIn(request.cleanUp, project)))
  return lastOfEach([...byRequest, ...inLogouts])
}

/** Does a function log out by its name? `onLogout` is called when somebody does, which is the same to the page. */
const logsOut = (name: string): boolean => isLogoutWord(name.replace(/^on(?=[A-Z])/, '').replace(/And[A-Z].*$/, ''))

function siteAt(place: Place, project: RepairProject): Site {
  const doc = project.document(place.file)
  return { doc, node: doc.expressionAt(place) }
}

/** The expression in a statement that clears something. */
function clearingIn(place: Place, project: RepairProject): readonly Site[] {
  const doc = project.document(place.file)
  const found = doc.nodes.findLast((node) => node.type === 'ExpressionStatement'
    && node.start >= place.start && node.end <= place.end && clearsBrowser(doc.textOf(node)))
  return found?.type === 'ExpressionStatement' ? [{ doc, node: found.expression }] : []
}

/** The last site of each function. */
function lastOfEach(sites: readonly Site[]): readonly Site[] {
  const last = new Map<FunctionNode | Document, Site>()
  for (const site of sites) {
    const home = site.doc.functionAround(site.node) ?? site.doc
    const known = last.get(home)
    if (known === undefined || known.node.start < site.node.start) last.set(home, site)
  }
  return [...last.values()]
}

/** The name by which a function is called, if it has one: its own, or that of the variable or property that holds it. */
export function functionName(doc: Document, fn: FunctionNode): string {
  if (fn.id != null) return fn.id.name
  for (const outer of doc.around(fn)) {
    if (outer.type === 'VariableDeclarator') return outer.id.type === 'Identifier' ? outer.id.name : ''
    if (outer.type === 'Property' || outer.type === 'MethodDefinition') return keyName(outer.key)
    if (outer.type === 'PropertyDefinition') return keyName(outer.key)
    if (outer.type === 'AssignmentExpression') return memberName(outer.left) ?? doc.textOf(outer.left)
    // `useCallback(() => …)` is called by the name of its variable.
    if (outer.type !== 'CallExpression' || isFunction(outer)) return ''
  }
  return ''
}
