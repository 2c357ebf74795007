/** The door for people who run jscodeshift: the same repairs as `secure-logout fix`, file by file. */
import { execFileSync } from 'node:child_process'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { RepairedTexts } from '../../src/cli/repaired-texts.ts'
import type { Codemod } from '../../src/model/repairs.ts'

/** What jscodeshift knows of a file. */
interface FileInfo {
  readonly path: string
  readonly source: string
}

/** What jscodeshift gives a transform to say something to people. */
interface Api {
  readonly report?: (message: string) => void
}

export type Transform = (file: FileInfo, api: Api) => string | undefined

const BYTE_ORDER_MARK = '\uFEFF'
const MAX_OUTPUT = 512 * 1024 * 1024

/**
 * A transform that gives the repaired text of a file, or nothing where there is nothing to repair.
 *
 * jscodeshift hands files to several processes and writes them one by one, so that a repair of several files could be made in half
 * of them. Such repairs are left, and said to be: `secure-logout fix` makes them.
 */
export function transformOf(codemod: Codemod): Transform {
  const projects: RepairedTexts[] = []
  return ({ path: given, source }, { report }) => {
    const file = path.resolve(given).replaceAll(path.sep, '/')
    let project = projects.find(({ root }) => file.startsWith(`${root}/`))
    if (project === undefined) projects.push((project = textsOf(file, codemod)))
    for (const { reason } of project.left.filter((one) => one.file === file)) report?.(`left: ${reason}`)
    const change = project.changed.find((one) => one.file === file)
    const mark = source.startsWith(BYTE_ORDER_MARK) ? BYTE_ORDER_MARK : ''
    // A file that another process has changed meanwhile is not overwritten with what it was before.
    return change === undefined || source.slice(mark.length) !== change.before ? undefined : mark + change.after
  }
}

/** In a process of its own: jscodeshift compiles whatever its own process loads, which a native parser does not survive. */
function textsOf(file: string, codemod: Codemod): RepairedTexts {
  const command = createRequire(__filename).resolve('../cli/main.js')
  const printed = execFileSync(process.execPath, [command, 'repaired-texts', file, '--only', codemod], { encoding: 'utf8', maxBuffer: MAX_OUTPUT })
  return JSON.parse(printed) as RepairedTexts
}
