/** How a file tells the user that something has failed: what its other `catch` clauses say, said of the logout. */
import type { CallExpression, Node } from 'oxc-parser'
import { memberName } from '../calls.ts'
import { isFunction, type Document, type FunctionNode } from '../document.ts'

/** A statement for a `catch`. */
export interface Notice {
  /** The parameter of the clause as written, with its type; empty where it needs none. */
  readonly parameter: string
  /** Name of the caught error. */
  readonly error: string
  /** Without a semicolon. */
  readonly code: string
}

/** What shows messages to users, by name: toasts, notifications, dialogs, and the error of a form or page as a whole. */
const SHOWS = new RegExp(`^(?:${[
  String.raw`toast\w*|notify\w*|notifications?|[mM]essage|\$?snackbar|enqueueSnackbar|addToast|alert|Swal|ElMessage`,
  '(?:show|open|push)(?:Toast|Error|Notification|Snackbar|Alert|Message)',
  'set(?:Form|Global|Server|General)?Err(?:or)?(?:Message|Msg|Text)?',
].join('|')})$`)

/** Of those the methods that tell of failures. */
const METHODS = /^(?:error|danger|warn|warning|fail|fire|show|add|open|create|notify|push)$/

/** Something that is said of any failure. */
const GENERAL = /something went wrong|unexpected|unknown error|try again/i

/** How failures are told in English: what is put in place of such a text is English, too. */
const ENGLISH = /\b(?:failed|could not|couldn['’]t|unable to|cannot|can['’]t|an error|error \w+ing|problem)\b/i

/** What a component shows goes with it when another view is shown; with the page goes every message. */
const LEAVES_VIEW = /\b(?:navigate\w*|goto|redirect|push|replace)\s*\(/
const LEAVES_PAGE = /\blocation\b|\breload\s*\(/

/** A text for people, as against a keyword. */
const isSentence = (text: string): boolean => /\S\s+\S/.test(text)

/**
 * @param fn the function in which the failure is to be told
 * @param next what it goes on to do: who is sent elsewhere does not see what this page shows
 * @returns null where no `catch` of the file says anything by what can be reached from there
 */
export function failureNotice(doc: Document, fn: FunctionNode, next: string): Notice | null {
  if (LEAVES_PAGE.test(next)) return null
  for (const clause of doc.nodes) {
    if (clause.type !== 'CatchClause') continue
    for (const statement of clause.body.body) {
      if (statement.type !== 'ExpressionStatement' || statement.expression.type !== 'CallExpression') continue
      const notice = noticeLike(doc, statement.expression, clause.param, fn)
      if (notice !== null && !(notice.code.startsWith('set') && LEAVES_VIEW.test(next))) return notice
    }
  }
  return null
}

function noticeLike(doc: Document, call: CallExpression, parameter: Node | null, fn: FunctionNode): Notice | null {
  const root = call.callee.type === 'MemberExpression' ? call.callee.object : call.callee
  const method = memberName(call.callee)
  if (root.type !== 'Identifier' || !SHOWS.test(root.name) || (method !== null && !METHODS.test(method))) return null
  const error = parameter?.type === 'Identifier' ? parameter.name : ''
  const within = doc.nodes.filter((node) => node.start >= call.start && node.end <= call.end)
  const isKnown = within.every((node) =>
    node.type !== 'Identifier' || node.name === error || isMember(doc, node) || isReachable(doc, node, fn))
  if (!isKnown || within.some((node) => node.type === 'TemplateLiteral' && isSentence(doc.textOf(node)))) return null
  const code = saidOfLogout(doc, call, within)
  const usesError = within.some((node) => node.type === 'Identifier' && node.name === error)
  return code === null ? null : { parameter: usesError ? doc.textOf(parameter!) : '', error: usesError ? error : '', code }
}

/** The call with what it says of the other failure put in terms of the logout; null where it speaks another language. */
function saidOfLogout(doc: Document, call: CallExpression, within: readonly Node[]): string | null {
  let code = ''
  let at = call.start
  for (const node of within) {
    if (node.type !== 'Literal' || typeof node.value !== 'string' || !isSentence(node.value) || GENERAL.test(node.value)) continue
    if (!ENGLISH.test(node.value)) return null
    code += `${doc.text.slice(at, node.start)}${doc.quoted('Failed to log out')}`
    at = node.end
  }
  return code + doc.text.slice(at, call.end)
}

/** The name of a member or property. */
function isMember(doc: Document, node: Node): boolean {
  const parent = doc.parentOf(node)
  if (parent?.type === 'MemberExpression') return parent.property === node && !parent.computed
  return parent?.type === 'Property' && parent.key === node && !parent.computed && !parent.shorthand
}

/** Does a name mean the same in another function: is it declared in no function that the other one is outside of? */
function isReachable(doc: Document, { name }: { readonly name: string }, fn: FunctionNode): boolean {
  const declared = doc.nodes.filter((node) => node.type === 'Identifier' && node.name === name && isDeclaration(doc, node))
  if (declared.length === 0) return /^(?:alert|Error|String)$/.test(name)
  return declared.every((node) => {
    const home = doc.functionAround(node)
    return home === undefined || (home.start <= fn.start && home.end >= fn.end && home !== fn)
  })
}

function isDeclaration(doc: Document, node: Node): boolean {
  for (const [inner, outer] of pairs([node, ...doc.around(node)])) {
    if (/^Import\w*Specifier$/.test(outer.type)) return 'local' in outer && outer.local === inner
    if (outer.type === 'VariableDeclarator') return outer.id === inner
    if (outer.type === 'FunctionDeclaration' && outer.id === inner) return true
    if (isFunction(outer)) return outer.params.some((one) => one === inner)
    const isPart = outer.type === 'Property' ? outer.value === inner : /^(?:Object|Array|Assignment)Pattern$/.test(outer.type)
    if (!isPart) return false
  }
  return false
}

const pairs = (nodes: readonly Node[]): readonly (readonly [Node, Node])[] =>
  nodes.slice(1).map((outer, index) => [nodes[index]!, outer])
