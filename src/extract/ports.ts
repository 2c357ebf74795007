/** What the extraction asks about files and dependencies. Implemented by project/. */
import type { Module } from '../syntax/module.ts'

export type Resolution =
  | { readonly is: 'file'; readonly file: string }
  | { readonly is: 'package'; readonly name: string; readonly subpath: string }
  | { readonly is: 'builtin'; readonly name: string }
  | { readonly is: 'unresolved'; readonly reason: string }

export interface ProjectPort {
  /** A file's path within the project. */
  relativeToProject(file: string): string
  resolve(fromFile: string, specifier: string): Resolution
  /** Parses a file; null when it cannot be read or parsed (the reason is listed under `skipped`). */
  load(file: string): Module | null
  /** Could the file export the name? Told by its text. */
  mayExport(file: string, name: string): boolean
  /** Files in whose text something that is called so is provided, bound or handled for others to ask for. */
  providing(fromFile: string, word: string): readonly string[]
  /** The source files below a folder of the project, in the order of the listing. */
  filesBelow(folder: string): readonly string[]
  /**
   * Runs the code of a file's package that may add a member of this name to a framework's objects, so that it is known. Once for
   * each name.
   */
  runDecorators(file: string, name: string): void
  /** The file below one of these folders of the package (`*` is any one name) that exports the name, told by its text. */
  exporterOf(fromFile: string, folders: readonly string[], name: string): string | null
  /** Folder of the nearest package manifest. */
  scopeOf(file: string): string
  /** Is the package declared by the nearest manifest, or by one above it? */
  dependsOn(file: string, packageName: string): boolean
  /** What a file like `.env.example` says about a variable of the environment. */
  environment(file: string, name: string): string | undefined
  version(file: string, packageName: string): { readonly major: number; readonly minor: number } | null
}
