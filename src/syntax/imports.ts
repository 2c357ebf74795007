/** Values across files: imports, requires, namespaces, re-exports. */
import type { Evaluator } from './evaluator.ts'
import type { Module } from './module.ts'
import { force, lazy, unknownValue, type Value } from './values.ts'

/** The value that `import { name } from specifier` binds, worked out on first use. `*` is the namespace. */
export function importedValue(from: Module, specifier: string, name: string, evaluator: Evaluator): Value {
  const target = evaluator.semantics.resolve(from, specifier)
  switch (target.is) {
    case 'package': {
      return lazy(null, () => memberOfPackage(evaluator.semantics.packageValue(target.specifier, from), name, from, evaluator))
    }
    case 'unresolved':
      return lazy(null, () => evaluator.semantics.unresolvedImport(specifier, name === '*' ? null : name, target.reason, from))
    case 'module':
      return lazy(target.module.file, () => exportOf(target.module, name, evaluator))
    case 'file':
      return lazy(target.file, () => {
        const module = target.load()
        return module ? exportOf(module, name, evaluator) : unknownValue(`\`${specifier}\` cannot be read`)
      })
  }
}

function memberOfPackage(whole: Value, name: string, from: Module, evaluator: Evaluator): Value {
  const value = force(whole)
  if (name === '*' || value.kind !== 'api') return value
  return evaluator.memberOf(value, name, { file: from.file, start: 0, end: 0 }, from)
}

/** What `require(specifier)` gives. */
export function requiredValue(from: Module, specifier: string, evaluator: Evaluator): Value {
  const target = evaluator.semantics.resolve(from, specifier)
  switch (target.is) {
    case 'package':
      return evaluator.semantics.packageValue(target.specifier, from)
    case 'unresolved':
      return evaluator.semantics.unresolvedImport(specifier, null, target.reason, from)
    case 'module':
      return lazy(target.module.file, () => requiredModule(target.module, evaluator))
    case 'file':
      return lazy(target.file, () => {
        const module = target.load()
        return module ? requiredModule(module, evaluator) : unknownValue(`\`${specifier}\` cannot be read`)
      })
  }
}

function requiredModule(module: Module, evaluator: Evaluator): Value {
  evaluator.runModule(module)
  // `import x from 'y'; module.exports = z`: Babel's way between the two worlds.
  return module.isEsm && module.exports.size + module.stars.length > 0 ? { kind: 'namespace', module } : module.cjs
}

/** An ES export by name; `default` of a CommonJS module is its `module.exports`. */
export function exportOf(module: Module, name: string, evaluator: Evaluator, seen = new Set<Module>()): Value {
  evaluator.runModule(module)
  if (name === '*') return module.isEsm && module.exports.size + module.stars.length > 0 ? { kind: 'namespace', module } : module.cjs
  if (seen.has(module)) return unknownValue('export cycle')
  seen.add(module)
  const own = module.exports.get(name)
  if (own) return own()
  if (!module.isEsm || module.exports.size + module.stars.length === 0) return exportOfCommonJs(module, name, evaluator)
  for (const star of module.stars) {
    if (!star.mayExport(name)) continue
    const value = force(star.whole())
    if (value.kind === 'namespace') {
      const found = exportOf(value.module, name, evaluator, seen)
      if (force(found).kind !== 'unknown') return found
    } else if (value.kind === 'api') {
      return evaluator.memberOf(value, name, { file: module.file, start: 0, end: 0 }, module)
    }
  }
  return unknownValue(`\`${name}\` is not exported by this module`)
}

function exportOfCommonJs(module: Module, name: string, evaluator: Evaluator): Value {
  const whole = force(module.cjs)
  if (whole.kind === 'object' && whole.props.has(name)) return whole.props.get(name) as Value
  if (name === 'default') return whole
  return evaluator.memberOf(whole, name, { file: module.file, start: 0, end: 0 }, module)
}
