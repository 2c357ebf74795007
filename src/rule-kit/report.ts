/** From a finding, which knows only offsets, to ESLint's report. */
import type { Rule } from 'eslint'
import type { Place } from '../model/facts.ts'
import type { Edit, Finding, Remedy } from '../model/finding.ts'

/** Reports a finding whose home is the file that is being linted. */
export function report(context: Rule.RuleContext, finding: Finding): void {
  const { file, start } = finding.place
  // What reaches into other files is for the codemods.
  const { fixes, suggestions } = sortByGrade(finding.remedies().filter((remedy) => staysIn(file, remedy)))
  const [fix] = fixes
  const suggest = suggestions.map(({ title, edits }) => ({ desc: title, fix: applying(edits) }))
  context.report({
    loc: {
      start: context.sourceCode.getLocFromIndex(start),
      end: context.sourceCode.getLocFromIndex(endOf(finding.place, context.sourceCode.text)),
    },
    messageId: finding.messageId,
    data: { ...finding.data },
    ...(fix === undefined ? {} : { fix: applying(fix.edits) }),
    ...(suggest.length === 0 ? {} : { suggest }),
  })
}

/** Of a place that goes on over several lines, the first line is enough: nobody wants a whole function underlined. */
function endOf({ start, end }: Place, text: string): number {
  const lineBreak = text.slice(start, end).search(/[\n\r\u2028\u2029]/)
  return lineBreak < 0 ? end : start + lineBreak
}

function staysIn(file: string, { edits }: Remedy): boolean {
  return edits.every(({ place }) => place.file === file)
}

/** What ESLint may apply by itself, and what a person has to choose. */
function sortByGrade(remedies: readonly Remedy[]): Record<'fixes' | 'suggestions', readonly Remedy[]> {
  const fixes: Remedy[] = []
  const suggestions: Remedy[] = []
  for (const remedy of remedies) {
    switch (remedy.grade) {
      case 'safe':
        fixes.push(remedy)
        break
      case 'review':
        suggestions.push(remedy)
        break
      case 'manual':
        break
      default:
        throw new Error(`unknown grade of a remedy: ${String(remedy.grade satisfies never)}`)
    }
  }
  return { fixes, suggestions }
}

const applying = (edits: readonly Edit[]): Rule.ReportFixer => (fixer) =>
  edits.map(({ place, text }) => fixer.replaceTextRange([place.start, place.end], text))
