/** Changes to functions that code moved into them needs: `async`, an error handler's parameter. */
import type { Node } from 'oxc-parser'
import type { Edit } from '../model/finding.ts'
import { isFunction, type Document, type FunctionNode } from './document.ts'
import { importTypeBeside, isTaken } from './imports.ts'
import { CannotRepair } from './repair-project.ts'

/** Edits after which a function may await. Its declared result becomes a promise. */
export function madeAsync(doc: Document, fn: FunctionNode): readonly Edit[] {
  if (fn.async) return []
  if ('generator' in fn && fn.generator) throw new CannotRepair('the handler is a generator')
  const parent = doc.parentOf(fn)
  const isMethod = parent?.type === 'MethodDefinition' || (parent?.type === 'Property' && parent.method)
  if (isMethod && parent.kind !== 'method' && parent.kind !== 'init') throw new CannotRepair('the handler is an accessor or a constructor')
  const start = isMethod ? parent.key.start - (parent.computed ? 1 : 0) : fn.start
  return [doc.insert(start, 'async '), ...promised(doc, fn)]
}

function promised(doc: Document, { returnType }: FunctionNode): Edit[] {
  const annotation = returnType?.typeAnnotation
  if (annotation == null || /^Promise\b/.test(doc.textOf(annotation))) return []
  return [doc.insert(annotation.start, 'Promise<'), doc.insert(annotation.end, '>')]
}

/**
 * Edits of the declared result of a function whose answer goes into a callback: it gives nothing then, or what it still returns
 * elsewhere.
 *
 * @param moved the statements that go
 */
export function withoutResult(doc: Document, fn: FunctionNode | undefined, moved: readonly Node[]): readonly Edit[] {
  const declared = fn?.returnType?.typeAnnotation
  if (declared == null) return []
  const isPromise = declared.type === 'TSTypeReference' && doc.textOf(declared.typeName) === 'Promise'
  const given = isPromise ? declared.typeArguments?.params[0] : declared
  if (given === undefined || /\b(?:void|any|unknown)\b/.test(doc.textOf(given))) return []
  const returnsElsewhere = doc.nodes.some((node) => node.type === 'ReturnStatement' && node.argument !== null && doc.functionAround(node) === fn
    && !moved.some(({ start, end }) => start <= node.start && node.end <= end))
  return [returnsElsewhere ? doc.insert(given.end, ' | void') : doc.replace(given, 'void')]
}

/** What to hand an error to, and the parameter that it needs. */
export interface ErrorHandler {
  /** A statement that ends the callback; `{error}` stands for the error's name. */
  readonly code: string
  readonly edits: readonly Edit[]
}

/**
 * How the handler of a connect-like framework passes errors on: by its third parameter, which is added where it is missing.
 *
 * @param takesNext the framework gives its handlers such a parameter
 */
export function errorHandler(doc: Document, fn: FunctionNode, takesNext: boolean): ErrorHandler | null {
  const [request, response, next] = fn.params
  if (!takesNext) return null
  if (next?.type === 'Identifier') return { code: `return ${next.name}({error})`, edits: [] }
  if (request === undefined || response?.type !== 'Identifier' || isTaken(doc, 'next', fn)) return null
  const typed = response.typeAnnotation == null ? { text: '', edits: [] } : typeOfNext(doc, doc.textOf(response.typeAnnotation.typeAnnotation))
  return typed && { code: 'return next({error})', edits: [...typed.edits, doc.insert(response.end, `, next${typed.text}`)] }
}

/** A parameter with a type has neighbours with types. */
function typeOfNext(doc: Document, response: string): { readonly text: string; readonly edits: readonly Edit[] } | null {
  const name = response.replace(/<.*/s, '')
  if (/^\w+\.Response$/.test(name)) return { text: `: ${name.replace('.Response', '.NextFunction')}`, edits: [] }
  const imported = importTypeBeside(doc, 'express', name, 'NextFunction')
  return imported && { text: `: ${imported.local}`, edits: imported.edits }
}

/** Does the node await something in the function that it stands in, functions inside it left out? */
export function awaits(doc: Document, nodes: readonly Node[]): boolean {
  return nodes.some((root) => doc.nodes.some((node) =>
    node.type === 'AwaitExpression' && node.start >= root.start && node.end <= root.end
    && ![...doc.around(node)].some((outer) => isFunction(outer) && outer.start > root.start)))
}
