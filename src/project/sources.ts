/**
 * What was read and parsed of a project, kept from one analysis to the next: an editor asks again after every pause in typing,
 * and all files but one are as they were.
 *
 * Owner: whoever asks repeatedly (rule-kit/project-memo.ts). Key: a file's text. Invalidation: `update` compares with the disk.
 */
import type { SessionMarks } from '../extract/prefilter.ts'
import { parse, type Parsed } from '../syntax/parse.ts'
import { Host, type HostOptions } from './host.ts'
import { SourceIndex } from './source-index.ts'

export class ProjectSources {
  readonly host: Host
  readonly index: SourceIndex
  readonly #overlay = new Map<string, string>()
  readonly #parsed = new Map<string, { readonly text: string; readonly parsed: Parsed }>()

  /**
   * @param marks what a text has in it that sets up sessions, for the index
   * @param options how the host reads; without `keepsTimes` what was read once counts as it was, whatever happens on disk
   */
  constructor(root: string, marks: SessionMarks, options: HostOptions = {}) {
    options.overlay?.forEach((text, file) => this.#overlay.set(file, text))
    this.host = new Host(root, { ...options, overlay: this.#overlay })
    this.index = new SourceIndex(this.host, marks)
  }

  /** Takes these unsaved texts instead of those before, and looks for what has changed on disk, if the host keeps times. */
  update(overlay: ReadonlyMap<string, string>): void {
    this.#overlay.clear()
    overlay.forEach((text, file) => this.#overlay.set(file, text))
    if (this.host.keepsTimes) this.host.refresh()
  }

  /** The syntax of a text, from the last analysis if it is the same. */
  parse(file: string, text: string): Parsed {
    const known = this.#parsed.get(file)
    if (known?.text === text) return known.parsed
    const parsed = parse(file, text)
    this.#parsed.set(file, { text, parsed })
    return parsed
  }
}
