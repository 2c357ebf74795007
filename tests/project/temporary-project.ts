/** Little projects on disk for tests. */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach } from 'vitest'

const made: string[] = []

afterEach(() => {
  for (const folder of made.splice(0)) fs.rmSync(folder, { recursive: true, force: true })
})

/** Writes the files into a new folder, which goes away after the test. @returns its absolute path with forward slashes */
export function project(files: Readonly<Record<string, string>>): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'secure-logout-'))).replaceAll(path.sep, '/')
  made.push(root)
  add(root, files)
  return root
}

/** Writes more files into a project. */
export function add(root: string, files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, text)
  }
}

/** Paths relative to the project. */
export function within(root: string, files: readonly string[]): string[] {
  return files.map((file) => (file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file))
}
