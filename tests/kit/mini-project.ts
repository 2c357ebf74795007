/** Projects of a few files, as examples in the documentation and cases of the rules' tests write them. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

export type Files = Readonly<Record<string, string>>

/** What a manifest asks for when a file imports the package. */
const RANGES: Readonly<Record<string, string>> = {
  'cookie': '^1.0.2',
  'cookie-session': '^2.1.1',
  'express': '^5.1.0',
  'express-session': '^1.18.2',
  'iron-session': '^8.0.4',
  'jsonwebtoken': '^9.0.2',
  'next': '^15.5.0',
  'passport': '^0.7.0',
}

/** Writes the files into a new folder, with a manifest unless they bring one. @returns its absolute path, with forward slashes */
export function writeProject(files: Files): string {
  const root = newFolder()
  for (const [name, text] of Object.entries({ 'package.json': manifestOf(files), ...files })) {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), text)
  }
  return root
}

/** Copies a folder to a new one, away from what surrounds it. @returns its absolute path, with forward slashes */
export function copyProject(folder: string): string {
  const root = newFolder()
  fs.cpSync(folder, root, { recursive: true })
  return root
}

function newFolder(): string {
  return fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'secure-logout-'))).replaceAll(path.sep, '/')
}

export function removeProject(root: string): void {
  fs.rmSync(root, { recursive: true, force: true })
}

/** Is it a file that ESLint lints? */
export function isLinted(name: string): boolean {
  return /\.(?:[mc]?[jt]s|[jt]sx)$/.test(name)
}

function manifestOf(files: Files): string {
  const dependencies = new Set(Object.keys(files).some((name) => /^(?:src\/)?(?:pages|app)\//.test(name)) ? ['next'] : [])
  for (const text of Object.values(files)) {
    for (const [, specifier = ''] of text.matchAll(/(?:\bfrom\s+|\brequire\(|\bimport\s+)'([^'.][^']*)'/g)) {
      const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier
      if (!name.startsWith('node:')) dependencies.add(name)
    }
  }
  const ranges = Object.fromEntries([...dependencies].sort().map((name) => [name, RANGES[name] ?? '*']))
  return `${JSON.stringify({ name: 'mini', private: true, dependencies: ranges }, null, 2)}\n`
}
