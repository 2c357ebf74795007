/** What TypeScript says of a project in memory, with the packages that are installed here. */
import path from 'node:path'
import ts from 'typescript'
import { root } from '../../src/dev/paths.ts'
import type { Files } from './mini-project.ts'

const OPTIONS: ts.CompilerOptions = {
  strict: true, noEmit: true, skipLibCheck: true, esModuleInterop: true, isolatedModules: true, verbatimModuleSyntax: true,
  noUnusedLocals: true, noImplicitReturns: true, experimentalDecorators: true,
  target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: ['node'],
}

/** Parsed once for all projects of a test file: the declarations of the packages are most of the work. */
const parsed = new Map<string, ts.SourceFile | undefined>()

/** `file:line message` of each error in the files themselves. */
export function typeErrors(files: Files): readonly string[] {
  const own = new Map(Object.entries(files).filter(([name]) => /\.[cm]?tsx?$/.test(name)).map(([name, text]) => [path.join(root, 'in-memory', name), text]))
  const host = ts.createCompilerHost(OPTIONS)
  const { getSourceFile, fileExists, readFile } = host
  host.fileExists = (name) => own.has(name) || fileExists(name)
  host.readFile = (name) => own.get(name) ?? readFile(name)
  host.getSourceFile = (name, version) => {
    const text = own.get(name)
    if (text !== undefined) return ts.createSourceFile(name, text, version)
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, version))
    return parsed.get(name)
  }
  const program = ts.createProgram([...own.keys()], OPTIONS, host)
  return ts.getPreEmitDiagnostics(program).map(({ file, start, messageText }) => {
    const place = file && start !== undefined ? `${path.relative(path.join(root, 'in-memory'), file.fileName)}:${String(file.getLineAndCharacterOfPosition(start).line + 1)} ` : ''
    return `${place}${ts.flattenDiagnosticMessageText(messageText, ' ')}`
  })
}
