/** Repaired texts on disk: each file is old or new, whatever happens in between. */
import { readFileSync, statSync } from 'node:fs'
import writeFileAtomic from 'write-file-atomic'
import type { ChangedFile } from './fix-project.ts'

export interface WriteResult {
  /** Absolute paths. */
  readonly written: readonly string[]
  readonly failed: readonly { readonly file: string; readonly reason: string }[]
}

const BYTE_ORDER_MARK = '\uFEFF'

/** Writes each file in one step. The first that fails ends it, and those behind it stay as they are. */
export function writeChanges(changes: readonly ChangedFile[]): WriteResult {
  const written: string[] = []
  for (const [index, { file, before, after }] of changes.entries()) {
    const reason = writeOne(file, before, after)
    if (reason === null) {
      written.push(file)
      continue
    }
    const rest = changes.slice(index + 1).map(({ file: other }) => ({ file: other, reason: 'not written, since another file could not be' }))
    return { written, failed: [{ file, reason }, ...rest] }
  }
  return { written, failed: [] }
}

function writeOne(file: string, before: string, after: string): string | null {
  try {
    const text = readFileSync(file, 'utf8')
    const mark = text.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : ''
    if (text.slice(mark.length) !== before) return 'it has been changed since it was read'
    // A rename would replace a file that may not be written to.
    if ((statSync(file).mode & 0o222) === 0) return 'it may not be written to'
    writeFileAtomic.sync(file, mark + after)
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
