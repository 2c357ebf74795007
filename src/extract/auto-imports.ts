/** Names that a framework lets files use without importing them: exports of its packages, and of files in certain folders. */
import type { AutoImportRow, TypeId } from '../knowledge/define.ts'
import type { Evaluator } from '../syntax/evaluator.ts'
import type { Module } from '../syntax/module.ts'
import { lazy, unknownValue, type Value } from '../syntax/values.ts'
import { belowRoot } from './file-routes.ts'
import type { ProjectPort } from './ports.ts'
import type { Registry } from './registry.ts'

export class AutoImports {
  private readonly registry: Registry
  private readonly port: ProjectPort
  private readonly rows = new Map<string, readonly AutoImportRow[]>()
  private readonly exporters = new Map<string, string | null>()

  constructor(registry: Registry, port: ProjectPort) {
    this.registry = registry
    this.port = port
  }

  /** The package among those whose exports the file can use that has a row for the name. */
  packageOf(name: string, file: string): string | undefined {
    return this.rowsFor(file).flatMap((row) => row.modules ?? []).find((specifier) => Object.hasOwn(this.registry.module(specifier)?.row.members ?? {}, name))
  }

  /** The specifiers whose exported types the file can name. */
  packagesFor(file: string): readonly string[] {
    return this.rowsFor(file).flatMap((row) => row.modules ?? [])
  }

  /** The value that a file of the project exports under the name, if it can be used without an import. */
  exported(name: string, from: Module, evaluator: Evaluator): Value | undefined {
    const rows = this.rowsFor(from.file).filter((row) => row.folders !== undefined)
    if (rows.length === 0) return undefined
    const key = `${this.port.scopeOf(from.file)} ${rows.flatMap((row) => row.folders ?? []).join()} ${name}`
    let file = this.exporters.get(key)
    if (file === undefined) {
      file = this.port.exporterOf(from.file, rows.flatMap((row) => row.folders ?? []), name)
      this.exporters.set(key, file)
    }
    if (file === null || file === from.file) return undefined
    const exporter = file
    return lazy(exporter, () => {
      const module = this.port.load(exporter)
      return module ? evaluator.exportOf(module, name) : unknownValue(`\`${exporter}\` cannot be read`)
    })
  }

  /** The type of what a file is called, if the name can be used without an import. */
  typeNamed(name: string, file: string): TypeId | undefined {
    const scope = this.port.scopeOf(file)
    return this.rowsFor(file).find(({ named }) => named?.folders.some((folder) =>
      this.port.filesBelow(`${scope}/${folder}`).some((other) => other.slice(other.lastIndexOf('/') + 1).replace(/\.\w+$/, '') === name)))?.named?.type
  }

  private rowsFor(file: string): readonly AutoImportRow[] {
    let rows = this.rows.get(file)
    if (rows === undefined) {
      rows = autoImportRows(this.registry, this.port, file)
      this.rows.set(file, rows)
    }
    return rows
  }
}

/** The rows by which a file can use names: those of the frameworks that its package depends on. */
export function autoImportRows(registry: Registry, port: Pick<ProjectPort, 'scopeOf' | 'dependsOn'>, file: string): readonly AutoImportRow[] {
  const relative = file.slice(port.scopeOf(file).length + 1)
  return registry.tables.filter((table) => table.autoImports && table.packages.some((name) => port.dependsOn(file, name)))
    .flatMap((table) => table.autoImports ?? [])
    .filter((row) => belowRoot(row.within, relative) !== null)
}
