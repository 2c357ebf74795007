/** Whether a file's bytes can be kept: what is read as text is written as UTF-8. */
import { isUtf8 } from 'node:buffer'
import { readFileSync } from 'node:fs'

const REPLACEMENT = '\uFFFD'

/** @param text what the file was read as; bytes that are not UTF-8 have become replacement characters in it */
export function encodingObjection(file: string, text: string): string | null {
  if (!text.includes(REPLACEMENT)) return null
  try {
    return isUtf8(readFileSync(file)) ? null : 'it stands in a file that is not written in UTF-8, whose other characters would be damaged'
  } catch {
    return null
  }
}
