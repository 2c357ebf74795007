/**
 * Redirects that keep the method: after a POST the browser would send another one to the page. 303 says that the page is to be
 * fetched by GET (RFC 9110 §15.4.4).
 */
import type { Node } from 'oxc-parser'
import type { SendEvent } from '../../model/facts.ts'
import type { Edit } from '../../model/finding.ts'
import { isSend } from '../../project/runs.ts'
import type { Document } from '../document.ts'
import { isUsedBeside, withoutImport } from '../imports.ts'
import type { Migration } from './migration.ts'

type Call = Extract<Node, { type: 'CallExpression' }>

/** @throws CannotRepair where the redirect is written in a way that is not known */
export function redirectsByGet(migration: Migration): readonly Edit[] {
  const { endpoint, project } = migration
  return endpoint.runs
    .flatMap(({ events }) => events.filter(isSend))
    .flatMap((send) => {
      if (!keepsMethod(send, endpoint.framework)) return []
      const doc = project.document(send.place.file)
      const at = doc.nodeAt(send.place)
      const call =
        at.type === 'CallExpression'
          ? at
          : [at, ...doc.around(at)].find(
              (node): node is Call => node.type === 'CallExpression' && doc.parentOf(node)?.type !== 'CallExpression',
            )
      const edits = call?.type === 'CallExpression' ? seeOther(doc, call, endpoint.framework) : null
      return (
        edits ?? migration.refuse(doc.file, send.place.start, 'redirects with a status that makes the browser repeat the POST')
      )
    })
}

/** 307 and 308 do, and so do functions whose status is 307 where none is written. */
function keepsMethod({ status, via }: SendEvent, framework: string): boolean {
  if (status === 307 || status === 308) return true
  return framework === 'next-app' && status === undefined && /^(?:permanentRedirect|redirect|NextResponse\.redirect)$/.test(via)
}

function seeOther(doc: Document, call: Call, framework: string): readonly Edit[] | null {
  const { callee, arguments: given } = call
  const number = given.find((one) => one.type === 'Literal' && (one.value === 307 || one.value === 308))
  if (number !== undefined) return [doc.replace(number, '303')]
  const [first, second] = given
  const name = doc.textOf(callee)
  if (callee.type === 'Identifier') return framework === 'next-app' ? answered(doc, call, callee) : null
  if (name.endsWith('NextResponse.redirect') && first !== undefined) {
    if (second === undefined) return [doc.insert(first.end, ', 303')]
    return second.type === 'ObjectExpression' ? withStatus(doc, second) : null
  }
  // Of Next's API routes.
  if (name.endsWith('.redirect') && given.length === 1) return [doc.insert(first!.start, '303, ')]
  return null
}

function withStatus(doc: Document, init: Extract<Node, { type: 'ObjectExpression' }>): readonly Edit[] | null {
  const status = init.properties.find(
    (one) => one.type === 'Property' && one.key.type === 'Identifier' && one.key.name === 'status',
  )
  if (status?.type === 'Property') return null
  const [first] = init.properties
  if (first === undefined) return [doc.replace(init, '{ status: 303 }')]
  const isOwnLine = doc.text.slice(doc.lineStart(first.start), first.start).trim() === ''
  return [doc.insert(first.start, isOwnLine ? `status: 303,${doc.style.newline}${doc.indentAt(first.start)}` : 'status: 303, ')]
}

/** `redirect(url)` of `next/navigation` knows no 303 in a route handler: an answer with the same target does. */
function answered(doc: Document, call: Call, callee: Extract<Node, { type: 'Identifier' }>): readonly Edit[] | null {
  const [target] = call.arguments
  const parent = doc.parentOf(call)
  if (target === undefined || target.type === 'SpreadElement') return null
  if (parent?.type !== 'ExpressionStatement' && parent?.type !== 'ReturnStatement') return null
  const answer = `new Response(null, { status: 303, headers: { Location: ${doc.textOf(target)} } })`
  const unused = isUsedBeside(doc, callee.name, callee) ? [] : withoutImport(doc, callee.name)
  return [...unused, doc.replace(call, parent.type === 'ExpressionStatement' ? `return ${answer}` : answer)]
}
