/** Directives at the top of a file or function: `'use server'`. */
import type { Node } from 'oxc-parser'

export const startsWithDirective = (body: readonly Node[], directive: string): boolean =>
  body.some((statement) => statement.type === 'ExpressionStatement' && 'directive' in statement && statement.directive === directive)
