/**
 * The facts of the projects that this process lints, so that they are made once for all files of a project.
 *
 * Owner: this module. Key: the project's root. Invalidation: a file that is linted for the second time as it is on disk shows
 * that the process lives on while files change, as in an editor; from then on the facts are made anew for every file. A run over
 * all files makes them once. For a text that differs from the file on disk (it is being typed, or was just fixed) they are made
 * anew, and not kept.
 */
import { readFileSync } from 'node:fs'
import type { ProjectFacts } from '../model/project-facts.ts'
import { engine } from './load-engine.ts'

const projects = new Map<string, Project>()

type Tables = Parameters<ReturnType<typeof engine>['analyseProject']>[0]['tables']

/** The facts of a project in which one file has the given text, whatever is saved on disk. */
export function factsOfProject(root: string, file: string, text: string, tables?: Tables): ProjectFacts {
  let project = projects.get(root)
  if (project === undefined || project.tables !== tables) {
    project = new Project(root, tables)
    projects.set(root, project)
  }
  return project.factsWith(file, text)
}

class Project {
  readonly #root: string
  readonly tables: Tables
  readonly #linted = new Set<string>()
  #sources: ReturnType<ReturnType<typeof engine>['createSources']> | null = null
  #onDisk: ProjectFacts | null = null
  #livesOn = false

  constructor(root: string, tables: Tables) {
    this.#root = root
    this.tables = tables
  }

  factsWith(file: string, text: string): ProjectFacts {
    if (textOnDisk(file) !== text) return this.#analyse(new Map([[file, text]]))
    this.#livesOn ||= this.#linted.has(file)
    this.#linted.add(file)
    if (this.#onDisk === null || this.#livesOn) this.#onDisk = this.#analyse(new Map())
    return this.#onDisk
  }

  #analyse(overlay: ReadonlyMap<string, string>): ProjectFacts {
    this.#sources ??= engine().createSources(this.#root, this.tables)
    return engine().analyseProject({ root: this.#root, overlay, sources: this.#sources, tables: this.tables })
  }
}

/** The text as ESLint would have it, without a byte order mark; null where there is no such file. */
function textOnDisk(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '')
  } catch {
    return null
  }
}
