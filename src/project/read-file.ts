/** Reading single files: their texts as ESLint sees them, and the times by which a change is noticed. */
import { readFileSync, statSync } from 'node:fs'
import type { Stats } from 'node:fs'
import { isMinified, messageOf } from './list-files.ts'

/** A file's text as ESLint sees it: without the byte order mark, so that offsets agree. */
export type FileText =
  | { readonly is: 'text'; readonly text: string; readonly hasBom: boolean }
  | { readonly is: 'unreadable'; readonly reason: string }

/** Larger files are data or bundles; reading them would cost more than all the others together. */
const LARGEST_FILE = 2 * 1024 * 1024

/** Reads a file; never throws. In one call: taking it apart into opening, looking at the size and reading costs twice the time. */
export function readFile(file: string): FileText {
  try {
    const raw = readFileSync(file, 'utf8')
    return isTooLarge(raw) ? unreadable(`it is larger than ${LARGEST_FILE / 1024 / 1024} MB`) : withoutBom(raw)
  } catch (error) {
    return unreadable(readProblem(error))
  }
}

/** A character is one to three bytes long, or two for four. */
function isTooLarge(raw: string): boolean {
  return raw.length > LARGEST_FILE || (raw.length > LARGEST_FILE / 3 && Buffer.byteLength(raw) > LARGEST_FILE)
}

/** ESLint takes the byte order mark off before it parses, and counts offsets from behind it; so does this project everywhere. */
export function withoutBom(raw: string): FileText {
  const hasBom = raw.charCodeAt(0) === 0xfe_ff
  const text = hasBom ? raw.slice(1) : raw
  if (text.includes('\0')) return unreadable('it is binary, or not UTF-8')
  if (isMinified(text)) return unreadable('it is minified')
  return { is: 'text', text, hasBom }
}

function unreadable(reason: string): FileText {
  return { is: 'unreadable', reason }
}

function readProblem(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'ENOENT') return 'it does not exist'
  if (code === 'EISDIR') return 'it is a folder'
  if (code === 'EACCES' || code === 'EPERM') return 'it may not be read'
  return `it cannot be read: ${messageOf(error)}`
}

/** What the disk says of a file or folder; undefined where it says nothing. */
export function statOf(file: string): Stats | undefined {
  try {
    return statSync(file, { throwIfNoEntry: false })
  } catch {
    // A path through something that is no folder, or one that may not be looked at.
    return undefined
  }
}

/** Is there such a file or folder? */
export function exists(file: string): boolean {
  return statOf(file) !== undefined
}

/** Time and size as one text: where it differs, the file has changed. */
export function stampOf(stats: Stats | undefined): string {
  return stats === undefined ? 'absent' : `${stats.mtimeMs} ${stats.size}`
}
