/** A copy of a project that is repaired on disk, and what can be said of the result without the analysis. */
import { cpSync, existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { Fixing, fixProject, type ChangedFile, type FixResult, type Repaired } from '../../src/cli/fix-project.ts'
import { writeChanges } from '../../src/cli/write-changes.ts'
import type { Edit } from '../../src/model/finding.ts'

/** What is never copied: it is no source, and there is much of it. */
const LEFT_OUT: ReadonlySet<string> = new Set(['node_modules', '.git'])

/** The nearest folder with a manifest, from the given one upwards: what the analysis reads of a part of a package depends on it. */
export function packageAround(folder: string): string {
  for (let at = folder; at !== path.dirname(at); at = path.dirname(at)) if (existsSync(path.join(at, 'package.json'))) return at
  return folder
}

export function copyProject(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (file) => !LEFT_OUT.has(path.basename(file)), verbatimSymlinks: true })
}

export interface RepairedCopy {
  readonly result: FixResult
  /** Files whose bytes are not the old ones with the edits made, and nothing else. */
  readonly strayed: readonly string[]
  /** What TypeScript's parser says of the repaired files, and did not say before. */
  readonly syntax: readonly string[]
  /** Files that a second run would change. */
  readonly again: readonly string[]
}

/** Repairs the files below a folder, and runs again over the result. */
export function repairOnDisk(root: string, only: readonly string[]): RepairedCopy {
  const fixing = new Fixing({ root, only })
  const edits: (readonly Edit[])[] = []
  for (let batch = fixing.propose(); batch.length > 0; batch = fixing.propose()) {
    const known = fixing.result().repaired.length
    fixing.attempt(batch)
    if (fixing.result().repaired.length > known) edits.push(editsOf(batch))
  }
  const result = fixing.result()
  const old = new Map(result.changed.map(({ file }) => [file, readFileSync(file)]))
  const { failed } = writeChanges(result.changed)
  if (failed.length > 0) throw new Error(`not written: ${JSON.stringify(failed)}`)
  return {
    result,
    strayed: result.changed.map(({ file }) => file).filter((file) => !replayed(old.get(file)!, file, edits).equals(readFileSync(file))),
    syntax: result.changed.flatMap(newSyntaxErrors),
    again: fixProject({ root, only }).changed.map(({ file }) => file),
  }
}

function editsOf(batch: readonly Repaired[]): readonly Edit[] {
  const all = batch.flatMap(({ remedy }) => remedy.edits)
  return [...new Map(all.map((edit) => [JSON.stringify(edit), edit])).values()]
}

/** The edits of each round, made on the bytes from the last to the first, so that none moves another. */
function replayed(bytes: Buffer, file: string, rounds: readonly (readonly Edit[])[]): Buffer {
  return rounds.reduce((before, edits) => {
    const own = edits.filter(({ place }) => place.file === file).toSorted((a, b) => a.place.start - b.place.start || a.place.end - b.place.end)
    const text = before.toString('utf8')
    const mark = text.startsWith('\uFEFF') ? 1 : 0
    const byteAt = (offset: number): number => Buffer.byteLength(text.slice(0, offset + mark))
    return own.reduceRight((now, { place, text: inserted }) =>
      Buffer.concat([now.subarray(0, byteAt(place.start)), Buffer.from(inserted), now.subarray(byteAt(place.end))]), before)
  }, bytes)
}

function newSyntaxErrors({ file, before, after }: ChangedFile): readonly string[] {
  if (!/\.[cm]?[jt]sx?$/.test(file)) return []
  const known = syntaxErrors(file, before)
  return syntaxErrors(file, after).filter((error) => !known.includes(error)).map((error) => `${file}: ${error}`)
}

function syntaxErrors(file: string, text: string): readonly string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true, compilerOptions: { jsx: ts.JsxEmit.Preserve, allowJs: true } })
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))
}
