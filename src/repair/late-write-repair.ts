/** `move-cookie-deletion`: a header that comes after the answer goes before it. */
import type { Node } from 'oxc-parser'
import type { Place } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import type { LateWrite } from '../model/view.ts'
import type { Document } from './document.ts'
import { CannotRepair, type RepairProject } from './repair-project.ts'
import { insertBefore, textWithComments, withoutStatement } from './statements.ts'

/**
 * Moves the statement that writes too late in front of the one that answers.
 *
 * @throws CannotRepair where they are not two statements of one list, or what stands between them is needed first
 */
export function moveCookieDeletion({ place, via, sent, reason }: LateWrite, project: RepairProject): readonly Edit[] {
  if (reason === 'discarded') throw new CannotRepair(`\`${via}\` has to be written for another response`)
  const doc = project.document(place.file)
  const late = expressionAround(doc, place)
  if (late === null) throw new CannotRepair(`\`${via}\` is no statement of its own`)
  const list = doc.parentOf(late)
  const answer = sent.place.file === place.file ? [doc.nodeAt(sent.place), ...doc.around(doc.nodeAt(sent.place))].find((node) => doc.parentOf(node) === list) : undefined
  if (answer === undefined || answer.end > late.start) throw new CannotRepair(`\`${via}\` stands elsewhere than the answer`)
  // What the answer itself declares is there too late as well.
  const declared = namesDeclared(doc, { start: answer.start, end: late.start })
  const needed = doc.nodes.find((node) => node.type === 'Identifier' && node.start >= late.start && node.end <= late.end && declared.has(node.name))
  if (needed !== undefined) throw new CannotRepair(`\`${via}\` uses \`${doc.textOf(needed)}\`, which comes after the answer`)
  return [...insertBefore(doc, { node: answer, is: 'listed' }, [textWithComments(doc, late)]), withoutStatement(doc, late)]
}

/** The statement that is nothing but the call at a place. */
function expressionAround(doc: Document, place: Place): Node | null {
  const node = doc.nodeAt(place)
  const statement = node.type === 'ExpressionStatement' ? node : [...doc.around(node)].find(({ type }) => type !== 'AwaitExpression')
  if (statement?.type !== 'ExpressionStatement') return null
  const list = doc.parentOf(statement)
  return list?.type === 'BlockStatement' || list?.type === 'Program' || list?.type === 'SwitchCase' ? statement : null
}

function namesDeclared(doc: Document, { start, end }: Pick<Place, 'start' | 'end'>): ReadonlySet<string> {
  const declarations = doc.nodes.filter((node) => node.type === 'VariableDeclarator' && node.start >= start && node.end <= end)
  return new Set(declarations.flatMap((node) => (node.type === 'VariableDeclarator' ? namesIn(doc, node.id) : [])))
}

function namesIn(doc: Document, pattern: Node): readonly string[] {
  return doc.nodes.flatMap((node) => (node.type === 'Identifier' && node.start >= pattern.start && node.end <= pattern.end ? [node.name] : []))
}
