/** `fix-clear-site-data`: a value that browsers act on, in the place of one that they skip. */
import type { Node } from 'oxc-parser'
import type { Place } from '../model/facts.ts'
import type { Edit } from '../model/finding.ts'
import { keyName } from './calls.ts'
import { CannotRepair, type RepairProject } from './repair-project.ts'

const HEADER = /^clear-site-data$/i

/**
 * @param place the call or object that sends the header
 * @param header what it should say
 * @throws CannotRepair where the value is not written there
 */
export function fixClearSiteData(place: Place, header: string, project: RepairProject): readonly Edit[] {
  const doc = project.document(place.file)
  const values = doc.nodes.filter(({ start, end }) => start >= place.start && end <= place.end).flatMap((node) => valueIn(node))
  const [value] = values
  if (value === undefined || values.length > 1 || !isText(value)) throw new CannotRepair('the value of the header is made elsewhere')
  return [doc.replace(value, doc.quoted(header))]
}

/** The value that belongs to the header's name: the next argument, or that of the property. */
function valueIn(node: Node): Node[] {
  if (node.type === 'CallExpression' || node.type === 'NewExpression') {
    const index = node.arguments.findIndex((given) => isNamed(given))
    const value = node.arguments[index + 1]
    return index < 0 || value === undefined ? [] : [value]
  }
  if (node.type === 'ArrayExpression' && node.elements.length === 2) {
    const [name, value] = node.elements
    return name != null && value != null && isNamed(name) ? [value] : []
  }
  return node.type === 'Property' && !node.computed && HEADER.test(keyName(node.key)) ? [node.value] : []
}

const isNamed = (node: Node): boolean => node.type === 'Literal' && typeof node.value === 'string' && HEADER.test(node.value)

function isText(node: Node): boolean {
  return (node.type === 'Literal' && typeof node.value === 'string') || (node.type === 'TemplateLiteral' && node.expressions.length === 0)
}
