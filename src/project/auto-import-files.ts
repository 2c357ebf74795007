/** The files of a project between which names are used without being imported. */
import type { AutoImportRow } from '../knowledge/define.ts'
import { belowRoot } from '../extract/file-routes.ts'
import type { Host } from './host.ts'
import type { SourceIndex } from './source-index.ts'

export class AutoImportFiles {
  readonly #host: Host
  readonly #index: SourceIndex
  readonly #below = new Map<string, readonly string[]>()

  constructor(host: Host, index: SourceIndex) {
    this.#host = host
    this.#index = index
  }

  /** The file below one of these folders of the package (`*` is any one name) that exports the name. */
  exporterOf(scope: string, folders: readonly string[], name: string): string | null {
    return this.#filesBelow(scope, folders).find((file) => this.#index.exportsName(file, name)) ?? null
  }

  /** The files that can use the exports of a file of the package without importing them. */
  usersOf(file: string, scope: string, rows: readonly AutoImportRow[]): readonly string[] {
    const relative = file.slice(scope.length + 1)
    return rows.filter(({ folders }) => folders && belowRoot(folders, relative) !== null)
      .flatMap((row) => this.#filesBelow(scope, row.within)).filter((other) => other !== file)
  }

  #filesBelow(scope: string, folders: readonly string[]): readonly string[] {
    const key = `${scope} ${folders.join()}`
    let files = this.#below.get(key)
    if (files === undefined) {
      files = this.#host.files().filter((file) => file.startsWith(`${scope}/`) && belowRoot(folders, file.slice(scope.length + 1)) !== null)
      this.#below.set(key, files)
    }
    return files
  }
}
